package dev.belay.database;

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

  @Override
  public int compareTo(RowCount other) {
    return Long.compare(rows, other.rows);
  }

  @Override
  public String toString() {
    String digits = Long.toString(rows);
    var grouped = new StringBuilder(digits);
    for (int at = digits.length() - 3; at > 0; at -= 3) {
      grouped.insert(at, ',');
    }
    return grouped.toString();
  }
}
