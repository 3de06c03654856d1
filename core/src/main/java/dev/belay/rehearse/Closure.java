package dev.belay.rehearse;

import dev.belay.database.ByteCount;
import dev.belay.database.TableName;
import dev.belay.engine.LockMode;
import dev.belay.engine.TableWork;
import dev.belay.engine.TouchedTable;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;

/**
 * A table that others can't write, or not even read, until a transaction ends.
 *
 * @param mode the strongest in which it is locked
 * @param writing how long nobody can write, at least
 * @param reading how long nobody can read, at least; zero where reading goes on
 * @param work what is done to it meanwhile
 * @param size of its rows
 * @param place file and line of the statement that locks it in that mode
 */
public record Closure(
    TableName table,
    LockMode mode,
    Duration writing,
    Duration reading,
    Set<TableWork> work,
    ByteCount size,
    String place) {
  static final Comparator<Closure> WORST_FIRST =
      Comparator.comparing(Closure::writing)
          .thenComparing(Closure::mode)
          .reversed()
          .thenComparing(Closure::table);

  public Closure {
    EnumSet<TableWork> sorted = EnumSet.noneOf(TableWork.class);
    sorted.addAll(work);
    work = Collections.unmodifiableSet(sorted);
  }

  /** What one statement adds; it need not close anything by itself. */
  static Closure of(MeasuredStatement statement, TouchedTable touched) {
    LockMode mode =
        touched.locks().keySet().stream().max(Comparator.naturalOrder()).orElse(LockMode.READ);
    return new Closure(
        touched.table(),
        mode,
        mode.keepsOutWriting() ? statement.held() : Duration.ZERO,
        mode.keepsOutReading() ? statement.held() : Duration.ZERO,
        touched.work(),
        touched.size(),
        statement.place());
  }

  Closure and(Closure later) {
    EnumSet<TableWork> all = EnumSet.noneOf(TableWork.class);
    all.addAll(work);
    all.addAll(later.work);
    Closure stronger = later.mode.compareTo(mode) > 0 ? later : this;
    return new Closure(
        table,
        stronger.mode,
        longer(writing, later.writing),
        longer(reading, later.reading),
        all,
        size,
        stronger.place);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
