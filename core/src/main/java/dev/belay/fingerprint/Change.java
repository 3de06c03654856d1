package dev.belay.fingerprint;

import dev.belay.database.RowCount;
import dev.belay.database.TableName;

/** One thing that differs between two fingerprints. */
public sealed interface Change {
  /** Whether something that was there before is not there any more. */
  boolean losesData();

  /** In a sentence, with numbers. */
  String describe();

  record TableAdded(TableName table, RowCount rows) implements Change {
    @Override
    public boolean losesData() {
      return false;
    }

    @Override
    public String describe() {
      return "table " + table + " added, " + rows.of("row");
    }
  }

  record TableDropped(TableName table, RowCount rows) implements Change {
    @Override
    public boolean losesData() {
      return !rows.isZero();
    }

    @Override
    public String describe() {
      return "table " + table + " dropped, " + rows.of("row") + " in it";
    }
  }

  record TableRenamed(TableName table, TableName newName) implements Change {
    @Override
    public boolean losesData() {
      return false;
    }

    @Override
    public String describe() {
      return "table " + table + " renamed to " + newName;
    }
  }

  record RowsAdded(TableName table, RowCount rows) implements Change {
    @Override
    public boolean losesData() {
      return false;
    }

    @Override
    public String describe() {
      return table + ": " + rows.of("row") + " added";
    }
  }

  record RowsRemoved(TableName table, RowCount rows, RowCount before) implements Change {
    @Override
    public boolean losesData() {
      return true;
    }

    @Override
    public String describe() {
      return table + ": " + rows.of("row") + " of " + before + " gone";
    }
  }

  record ColumnAdded(TableName table, String column, RowCount values) implements Change {
    @Override
    public boolean losesData() {
      return false;
    }

    @Override
    public String describe() {
      return table + "." + column + " added, " + values.of("value");
    }
  }

  record ColumnDropped(TableName table, String column, RowCount values, RowCount rows)
      implements Change {
    @Override
    public boolean losesData() {
      return !values.isZero();
    }

    @Override
    public String describe() {
      return table + "." + column + " dropped, " + values.of("value") + " in it";
    }
  }

  record ColumnRenamed(TableName table, String column, String newName) implements Change {
    @Override
    public boolean losesData() {
      return false;
    }

    @Override
    public String describe() {
      return table + "." + column + " renamed to " + newName;
    }
  }

  /** Fewer values than before, by more than the rows that are gone: some have become NULL. */
  record ValuesLost(TableName table, String column, RowCount lost, RowCount before)
      implements Change {
    @Override
    public boolean losesData() {
      return true;
    }

    @Override
    public String describe() {
      return table + "." + column + ": " + lost.of("value") + " of " + before + " gone";
    }
  }

  /** The values are not the same any more, though none is missing. */
  record ValuesChanged(TableName table, String column, RowCount values) implements Change {
    @Override
    public boolean losesData() {
      return false;
    }

    @Override
    public String describe() {
      return table + "." + column + ": values changed";
    }
  }

  /** The values of one column are now in another. */
  record ValuesMoved(TableName table, String from, String to, RowCount values) implements Change {
    @Override
    public boolean losesData() {
      return true;
    }

    @Override
    public String describe() {
      return table + ": the values of " + from + " are now in " + to;
    }
  }

  /** Every column holds what it held, but values have changed places between rows. */
  record RowsRearranged(TableName table, RowCount rows) implements Change {
    @Override
    public boolean losesData() {
      return true;
    }

    @Override
    public String describe() {
      return table + ": values belong to other rows than before";
    }
  }

  /** Numbers that were given out would be given out again. */
  record SequenceBack(String sequence, long before, long after) implements Change {
    @Override
    public boolean losesData() {
      return true;
    }

    @Override
    public String describe() {
      return "sequence of " + sequence + " went back from " + before + " to " + after;
    }
  }

  record SequenceForward(String sequence, long before, long after) implements Change {
    @Override
    public boolean losesData() {
      return false;
    }

    @Override
    public String describe() {
      return "sequence of " + sequence + " went on from " + before + " to " + after;
    }
  }
}
