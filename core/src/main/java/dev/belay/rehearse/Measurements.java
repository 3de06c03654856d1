package dev.belay.rehearse;

import dev.belay.database.TableName;
import dev.belay.engine.LockMode;
import dev.belay.engine.TouchedTable;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was measured in a rehearsal, statement by statement.
 *
 * @param comparison how long it took to read what the migrations had made; on the target what they
 *     have written is read before the commit, under their locks
 */
public record Measurements(List<MeasuredStatement> statements, Duration comparison) {
  public static final Measurements NONE = new Measurements(List.of(), Duration.ZERO);

  public Measurements {
    statements = List.copyOf(statements);
  }

  /** Of every table that was there before the migrations and that they lock: how. */
  public SortedMap<TableName, TableLock> locks() {
    SortedMap<TableName, TableLock> locks = new TreeMap<>();
    for (MeasuredStatement each : statements) {
      for (TouchedTable touched : each.measurement().tables()) {
        if (touched.kind().equals(TouchedTable.TABLE)) {
          for (LockMode mode : touched.locks().keySet()) {
            locks.merge(touched.table(), new TableLock(mode, mode.mayWrite()), TableLock::and);
          }
        }
      }
    }
    return locks;
  }

  /**
   * How long what a statement has locked stays so: from its beginning to the end of its
   * transaction, without the comparison.
   */
  public Duration heldFrom(MeasuredStatement first) {
    Duration held = Duration.ZERO;
    boolean begun = false;
    for (MeasuredStatement each : statements) {
      begun = begun || each.equals(first);
      if (begun && each.transaction() == first.transaction()) {
        held = held.plus(each.took());
      }
    }
    return held;
  }
}
