package dev.belay.database;

/** A number of bytes, never negative. Prints in powers of 1000, as {@code 412 MB}. */
public record ByteCount(long bytes) implements Comparable<ByteCount> {
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

  public ByteCount {
    if (bytes < 0) {
      throw new IllegalArgumentException("negative byte count: " + bytes);
    }
  }

  public ByteCount plus(ByteCount other) {
    return new ByteCount(Math.addExact(bytes, other.bytes));
  }

  public boolean isZero() {
    return bytes == 0;
  }

  @Override
  public int compareTo(ByteCount other) {
    return Long.compare(bytes, other.bytes);
  }

  /** Three significant digits at most: {@code 999 B}, {@code 1.2 kB}, {@code 41 MB}. */
  @Override
  public String toString() {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double value = bytes;
    int unit = 0;
    while (value >= 999.5 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    long tenths = Math.round(value * 10);
    String digits =
        tenths < 100 ? tenths / 10 + "." + tenths % 10 : Long.toString(Math.round(value));
    return digits + " " + UNITS[unit];
  }
}
