package dev.belay.check.report;

import dev.belay.database.TableName;
import dev.belay.engine.TableLock.KeepsOut;
import dev.belay.engine.TouchedTable;
import dev.belay.rehearse.Closure;
import dev.belay.rehearse.MeasuredStatement;
import dev.belay.rehearse.Timing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When each statement of a rehearsal ran, and from when to when each table was closed to others.
 *
 * @param runs in order
 * @param lanes the table that is closed longest first
 * @param length of all of it
 * @param timed whether lengths are seconds; otherwise each statement counts one
 */
record Timeline(List<Bar> runs, Map<TableName, List<Bar>> lanes, double length, boolean timed) {
  /** So long is every statement at least, to be seen at all. */
  private static final double SHORTEST = 1e-6;

  /**
   * From when to when something was so.
   *
   * @param begun when the statement behind it began
   * @param done when that statement was done
   * @param place of that statement
   */
  record Bar(
      double begin, double end, double begun, double done, KeepsOut keepsOut, String place) {}

  static Timeline of(Evidence evidence) {
    boolean timed = evidence.measured().timing() != Timing.UNKNOWN;
    List<Bar> runs = new ArrayList<>();
    double at = 0;
    for (MeasuredStatement each : evidence.measured().statements()) {
      double end = at + (timed ? Math.max(SHORTEST, each.took().toNanos() / 1e9) : 1);
      runs.add(new Bar(at, end, at, end, KeepsOut.NOBODY, each.place()));
      at = end;
    }
    return new Timeline(runs, lanes(evidence, runs), at, timed);
  }

  /** Bars that keep more out come behind those that keep less out, to be drawn over them. */
  private static Map<TableName, List<Bar>> lanes(Evidence evidence, List<Bar> runs) {
    Map<TableName, List<Bar>> lanes = new LinkedHashMap<>();
    evidence.closures().forEach(closure -> lanes.put(closure.table(), new ArrayList<>()));
    List<MeasuredStatement> statements = evidence.measured().statements();
    for (int index = 0; index < runs.size(); index++) {
      double end = runs.get(lastOfTransaction(statements, index)).end();
      for (TouchedTable touched : statements.get(index).measurement().tables()) {
        List<Bar> lane = lanes.get(touched.table());
        if (lane != null) {
          lane.add(bar(evidence, runs.get(index), end, statements.get(index), touched));
        }
      }
    }
    lanes.values().forEach(lane -> lane.sort(Comparator.comparing(Bar::keepsOut)));
    return lanes;
  }

  private static Bar bar(
      Evidence evidence, Bar run, double end, MeasuredStatement statement, TouchedTable touched) {
    boolean early = evidence.fromBegin() && touched.kind().equals(TouchedTable.TABLE);
    Closure closure = Closure.of(statement, touched, Duration.ZERO, early);
    double begin = early ? 0 : run.begin();
    return new Bar(begin, end, run.begin(), run.end(), closure.keepsOut(), run.place());
  }

  /** Locks last until its end. */
  private static int lastOfTransaction(List<MeasuredStatement> statements, int index) {
    int last = index;
    while (last + 1 < statements.size()
        && statements.get(last + 1).transaction() == statements.get(index).transaction()) {
      last++;
    }
    return last;
  }
}
