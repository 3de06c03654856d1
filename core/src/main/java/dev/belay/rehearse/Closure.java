package dev.belay.rehearse;

import dev.belay.database.ByteCount;
import dev.belay.database.TableName;
import dev.belay.engine.TableLock;
import dev.belay.engine.TableLock.KeepsOut;
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
 * @param keepsOut who has to wait
 * @param writing how long nobody can write, at least
 * @param reading how long nobody can read, at least; zero where reading goes on
 * @param work what is done to it meanwhile
 * @param size of its rows
 * @param place file and line of the statement that asks for the strongest lock
 */
public record Closure(
    TableName table,
    KeepsOut keepsOut,
    Duration writing,
    Duration reading,
    Set<TableWork> work,
    ByteCount size,
    String place) {
  static final Comparator<Closure> WORST_FIRST =
      Comparator.comparing(Closure::writing)
          .thenComparing(Closure::keepsOut)
          .reversed()
          .thenComparing(Closure::table);

  public Closure {
    EnumSet<TableWork> sorted = EnumSet.noneOf(TableWork.class);
    sorted.addAll(work);
    work = Collections.unmodifiableSet(sorted);
  }

  /**
   * What one statement adds; it need not close anything by itself.
   *
   * @param held how long its locks last
   * @param early whether what it may write to is closed to other writers
   */
  public static Closure of(
      MeasuredStatement statement, TouchedTable touched, Duration held, boolean early) {
    KeepsOut keepsOut = touched.strongest().map(TableLock::keepsOut).orElse(KeepsOut.NOBODY);
    if (early && touched.locks().stream().anyMatch(TableLock::mayWrite)) {
      keepsOut = stronger(keepsOut, KeepsOut.WRITERS);
    }
    boolean closes = keepsOut.compareTo(KeepsOut.WRITERS) >= 0;
    return new Closure(
        touched.table(),
        keepsOut,
        closes ? held : Duration.ZERO,
        keepsOut == KeepsOut.READERS ? held : Duration.ZERO,
        touched.work(),
        touched.size(),
        statement.place());
  }

  boolean closes() {
    return keepsOut.compareTo(KeepsOut.WRITERS) >= 0;
  }

  Closure and(Closure later) {
    EnumSet<TableWork> all = EnumSet.noneOf(TableWork.class);
    all.addAll(work);
    all.addAll(later.work);
    return new Closure(
        table,
        stronger(keepsOut, later.keepsOut),
        longer(writing, later.writing),
        longer(reading, later.reading),
        all,
        size,
        later.keepsOut.compareTo(keepsOut) > 0 ? later.place : place);
  }

  private static KeepsOut stronger(KeepsOut one, KeepsOut other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
