package dev.belay.database;

import dev.belay.problem.Counted;

/** A number of rows (or of values in one column), never negative. Prints as {@code 4,207,113}. */
public record RowCount(long rows) implements Comparable<RowCount> {
  public static final RowCount NONE = new RowCount(0);

  public RowCount {
    if (rows < 0) {
      throw new IllegalArgumentException("negative row count: " + rows);
    }
  }

  public RowCount plus(RowCount other) {
    return new RowCount(Math.addExact(rows, other.rows));
  }

  public boolean isZero() {
    return rows == 0;
  }

  /** With what is counted: {@code 1 row} and {@code 2,000 rows}. */
  public String of(String thing) {
    return Counted.of(rows, thing);
  }

  @Override
  public int compareTo(RowCount other) {
    return Long.compare(rows, other.rows);
  }

  @Override
  public String toString() {
    return Counted.digits(rows);
  }
}
