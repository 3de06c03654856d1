package dev.belay.check;

import dev.belay.database.Table;
import dev.belay.database.TableName;
import dev.belay.sql.Action;
import dev.belay.sql.Mention;
import dev.belay.sql.ObjectAction;
import java.util.List;
import java.util.Optional;

/** A name that nothing answers to any more when a statement has run. */
public sealed interface Gone {
  /**
   * A table or a view.
   *
   * @param dropped whether what hangs on it goes, too
   */
  record OfTable(TableName table, boolean dropped) implements Gone {
    @Override
    public String word() {
      return table.name();
    }

    @Override
    public boolean isIn(Mention mention, Script script) {
      return mention.tables().stream().anyMatch(each -> Script.same(each, table));
    }

    @Override
    public boolean isTaken(Action action) {
      return switch (action) {
        case Action.CreateTable made -> Script.same(made.table(), table);
        case Action.CreateView view -> view.view().equals(table.name());
        case Action.RenameTable rename -> rename.newName().equals(table.name());
        case ObjectAction.RenameObject rename -> rename.newName().equals(table.name());
        default -> false;
      };
    }

    @Override
    public String toString() {
      return table.toString();
    }
  }

  /** A column of a table that stays. */
  record OfColumn(TableName table, String column) implements Gone {
    @Override
    public String word() {
      return column;
    }

    @Override
    public boolean isIn(Mention mention, Script script) {
      boolean said =
          mention.columns().stream()
              .anyMatch(each -> each.column().equals(column) && Script.same(each.table(), table));
      return said || (mention.bare().contains(column) && canOnlyMeanIt(mention, script));
    }

    /** No other table that the statement names may have such a column. */
    private boolean canOnlyMeanIt(Mention mention, Script script) {
      boolean named = mention.tables().stream().anyMatch(each -> Script.same(each, table));
      return named
          && mention.tables().stream()
              .filter(each -> !Script.same(each, table))
              .allMatch(each -> script.table(each).filter(this::isWithout).isPresent());
    }

    private boolean isWithout(Table other) {
      return !other.columnNames().contains(column);
    }

    @Override
    public boolean isTaken(Action action) {
      return switch (action) {
        case Action.AddColumn add -> Script.same(add.table(), table) && add.column().equals(column);
        case Action.RenameColumn rename ->
            Script.same(rename.table(), table) && rename.newName().equals(column);
        default -> false;
      };
    }

    @Override
    public String toString() {
      return table + "." + column;
    }
  }

  /** A function or procedure; the last one of that name. */
  record OfRoutine(String routine) implements Gone {
    @Override
    public String word() {
      return routine;
    }

    @Override
    public boolean isIn(Mention mention, Script script) {
      return mention.routines().contains(routine);
    }

    @Override
    public boolean isTaken(Action action) {
      return action instanceof ObjectAction.CreateRoutine made && made.routine().equals(routine);
    }

    @Override
    public String toString() {
      return routine + "()";
    }
  }

  /** What an action takes away, if it is something that a routine can name. */
  static Optional<Gone> after(Action action) {
    return switch (action) {
      case Action.DropTable drop -> Optional.of(new OfTable(drop.table(), true));
      case Action.RenameTable rename -> Optional.of(new OfTable(rename.table(), false));
      case Action.DropColumn drop -> Optional.of(new OfColumn(drop.table(), drop.column()));
      case Action.RenameColumn rename -> Optional.of(new OfColumn(rename.table(), rename.column()));
      case Action.DropObject drop when drop.kind().endsWith("view") ->
          Optional.of(new OfTable(TableName.of(drop.name()), true));
      case Action.DropObject drop when Routines.drops(drop) ->
          Optional.of(new OfRoutine(drop.name()));
      default -> Optional.empty();
    };
  }

  /** The word that whoever speaks of it has to say. */
  String word();

  /** Whether a statement speaks of it. */
  boolean isIn(Mention mention, Script script);

  /** Whether an action gives the name to something else. */
  boolean isTaken(Action action);

  /** Whether one of some actions does. */
  default boolean isTakenBy(List<Action> actions) {
    return actions.stream().anyMatch(this::isTaken);
  }
}
