package dev.belay.rehearse;

import dev.belay.database.TableName;
import dev.belay.engine.LockMode;
import dev.belay.engine.TouchedTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was measured in a rehearsal, statement by statement.
 *
 * @param comparison how long it took to read what the migrations had made of the database; on the
 *     target what they have changed is read before the commit, under their locks
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

  /** What applications can't read or can't write meanwhile; what is closed longest comes first. */
  public List<Closure> closures() {
    SortedMap<TableName, Closure> closures = new TreeMap<>();
    for (MeasuredStatement each : statements) {
      for (TouchedTable touched : each.measurement().tables()) {
        Closure found = Closure.of(each, touched);
        if (found.mode().keepsOutWriting() || closures.containsKey(touched.table())) {
          closures.merge(touched.table(), found, Closure::and);
        }
      }
    }
    List<Closure> sorted = new ArrayList<>(closures.values());
    sorted.sort(Closure.WORST_FIRST);
    return sorted;
  }
}
