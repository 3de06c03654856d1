package dev.belay.postgres;

import dev.belay.fingerprint.TableAccumulator;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.stream.IntStream;

/**
 * Adds up rows as {@code COPY ... TO STDOUT} writes them, while their bytes stream past, cut
 * anywhere: values divided by tabs, NULL as {@code \N}, a line end behind each row. In the
 * session's canon that text is the same for the same value everywhere
 * (https://www.postgresql.org/docs/current/sql-copy.html). Not thread-safe.
 */
final class RowAdder {
  /** One for all types: a value that survives a change of its column's type is the same value. */
  private static final byte TEXT = 1;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** The smallest byte that ends no value: one more than a line end, two more than a tab. */
  private static final long ABOVE = 0x0B0B0B0B0B0B0B0BL;

  private static final long HIGH_BITS = 0x8080808080808080L;

  private final TableAccumulator accumulator;
  private final int[] columns;

  /** Whether a row has begun whose end was not there yet; then {@code place} counts its values. */
  private boolean open;

  private int place;
  private final byte[] beginning = new byte[2];
  private long length;

  /** Takes rows with all columns of a table in their order. */
  RowAdder(TableAccumulator accumulator) {
    this(accumulator, IntStream.range(0, accumulator.width()).toArray());
  }

  /**
   * Takes rows with all columns in another order.
   *
   * @param columns which of the accumulator's columns each value belongs to
   */
  RowAdder(TableAccumulator accumulator, int[] columns) {
    this.accumulator = accumulator;
    this.columns = columns.clone();
  }

  /** Adds what comes next, from within a row or of many. */
  void add(byte[] bytes, int from, int count) {
    int end = from + count;
    int at = open ? piece(bytes, from, end) : from;
    int whole = behindLastRow(bytes, at, end);
    while (at < whole) {
      at = row(bytes, at);
    }
    if (at < end) {
      begin();
      piece(bytes, at, end);
    }
  }

  /** That the rows did not end within one. */
  void requireEnd() {
    if (open) {
      throw new IllegalStateException("the rows of " + accumulator.table() + " end within one");
    }
  }

  private static int behindLastRow(byte[] bytes, int from, int end) {
    int at = end;
    while (at > from && bytes[at - 1] != '\n') {
      at--;
    }
    return at;
  }

  /** Adds one that is there as a whole, and returns where the next one begins. */
  private int row(byte[] bytes, int from) {
    accumulator.beginRow();
    int begin = from;
    int left = columns.length;
    for (int column : columns) {
      int end = endOfValue(bytes, begin);
      requireMore(--left > 0, bytes[end]);
      if (!isNull(bytes, begin, end)) {
        accumulator.value(column, TEXT, bytes, begin, end - begin);
      }
      begin = end + 1;
    }
    accumulator.endRow();
    return columns.length == 0 ? from + 1 : begin;
  }

  private void requireMore(boolean more, byte end) {
    if (more != (end == '\t')) {
      throw new IllegalStateException(
          "a row of %s has not the %d values that it should have"
              .formatted(accumulator.table(), columns.length));
    }
  }

  /** Where the next tab or line end is, which there is; eight bytes at once. */
  private static int endOfValue(byte[] bytes, int from) {
    int at = from;
    while (at + 8 <= bytes.length) {
      long eight = (long) EIGHT.get(bytes, at);
      long found = (eight - ABOVE) & ~eight & HIGH_BITS;
      if (found == 0) {
        at += 8;
        continue;
      }
      at += Long.numberOfTrailingZeros(found) / 8;
      if (isEnd(bytes[at])) {
        return at;
      }
      at++;
    }
    while (!isEnd(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean isEnd(byte letter) {
    return letter == '\t' || letter == '\n';
  }

  private static boolean isNull(byte[] line, int begin, int end) {
    return end - begin == 2 && line[begin] == '\\' && line[begin + 1] == 'N';
  }

  private void begin() {
    open = true;
    place = 0;
    accumulator.beginRow();
    beginValue();
  }

  private void beginValue() {
    length = 0;
    accumulator.beginValue(TEXT);
  }

  /** Adds what is there of the open row, and returns where the next one begins, or the end. */
  private int piece(byte[] bytes, int from, int end) {
    int at = from;
    while (open && at < end) {
      int stop = at;
      while (stop < end && !isEnd(bytes[stop])) {
        stop++;
      }
      part(bytes, at, stop - at);
      if (stop < end) {
        endValue(bytes[stop]);
      }
      at = stop + 1;
    }
    return Math.min(at, end);
  }

  private void part(byte[] bytes, int from, int count) {
    for (int index = 0; index < count && length + index < beginning.length; index++) {
      beginning[(int) length + index] = bytes[from + index];
    }
    length += count;
    accumulator.valuePart(bytes, from, count);
  }

  private void endValue(byte end) {
    requireMore(place + 1 < columns.length, end);
    if (length != 2 || !isNull(beginning, 0, 2)) {
      accumulator.endValue(columns[place]);
    }
    place++;
    if (end == '\t') {
      beginValue();
    } else {
      accumulator.endRow();
      open = false;
    }
  }
}
