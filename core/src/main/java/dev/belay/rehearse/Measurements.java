package dev.belay.rehearse;

import dev.belay.database.TableName;
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
 *     target what they change is read before and after, under their locks
 * @param timing how far the times hold for the target
 */
public record Measurements(List<MeasuredStatement> statements, Duration comparison, Timing timing) {
  public static final Measurements NONE = new Measurements(List.of(), Duration.ZERO);

  public Measurements {
    statements = List.copyOf(statements);
  }

  /** Measured with all rows. */
  public Measurements(List<MeasuredStatement> statements, Duration comparison) {
    this(statements, comparison, Timing.MEASURED);
  }

  /** Each held as long as those behind it in its transaction take, too. */
  static List<MeasuredStatement> held(List<MeasuredStatement> statements) {
    List<MeasuredStatement> held = new ArrayList<>(statements);
    for (int index = held.size() - 2; index >= 0; index--) {
      MeasuredStatement next = held.get(index + 1);
      MeasuredStatement each = held.get(index);
      if (next.transaction() == each.transaction()) {
        held.set(index, each.andThen(next.held()));
      }
    }
    return held;
  }

  /** The same for no rows at all, of which no time can be told. */
  public Measurements untimed() {
    return new Measurements(statements, comparison, Timing.UNKNOWN);
  }

  /**
   * What others can't read or can't write meanwhile; what is closed longest comes first.
   *
   * @param fromBegin whether tables are closed before the first statement runs, those to be written
   *     to as well; otherwise by the statements themselves
   */
  public List<Closure> closures(boolean fromBegin) {
    SortedMap<TableName, Closure> closures = new TreeMap<>();
    for (MeasuredStatement each : statements) {
      for (TouchedTable touched : each.measurement().tables()) {
        boolean early = fromBegin && touched.kind().equals(TouchedTable.TABLE);
        Closure found = Closure.of(each, touched, early ? all() : each.held(), early);
        if (found.closes() || closures.containsKey(touched.table())) {
          closures.merge(touched.table(), found, Closure::and);
        }
      }
    }
    List<Closure> sorted = new ArrayList<>(closures.values());
    sorted.sort(Closure.WORST_FIRST);
    return sorted;
  }

  private Duration all() {
    return statements.stream().map(MeasuredStatement::took).reduce(Duration.ZERO, Duration::plus);
  }
}
