package dev.belay.postgres;

import dev.belay.fingerprint.TableAccumulator;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.sql.SQLException;
import java.util.stream.IntStream;
import org.postgresql.copy.CopyOut;
import org.postgresql.jdbc.PgConnection;

/**
 * Rows as {@code COPY ... TO STDOUT} writes them: the server sends each row as one message, values
 * divided by tabs, NULL as {@code \N}; in the session's canon that text is the same for the same
 * value everywhere (https://www.postgresql.org/docs/current/sql-copy.html).
 */
final class CopyRows {
  /** One for all types: a value that survives a change of its column's type is the same value. */
  private static final byte TEXT = 1;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long TABS = 0x0909090909090909L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private CopyRows() {}

  /** Takes rows while they stream past. */
  @FunctionalInterface
  interface Sink<E extends Exception> {
    /** One row with its line end; the bytes are not touched afterwards. */
    void row(byte[] line) throws E;
  }

  /** Adds up all rows that a COPY gives, and hands each one on. Returns how many there were. */
  static <E extends Exception> long read(
      PgConnection connection, String copy, TableAccumulator accumulator, Sink<E> sink)
      throws SQLException, E {
    int[] columns = inOrder(accumulator.width());
    CopyOut out = connection.getCopyAPI().copyOut(copy);
    long rows = 0;
    try {
      for (byte[] line = out.readFromCopy(); line != null; line = out.readFromCopy()) {
        add(line, 0, line.length - 1, columns, accumulator);
        sink.row(line);
        rows++;
      }
      return rows;
    } catch (OutOfMemoryError e) {
      // what the server still sends of the row is nothing that the driver understands
      connection.abort(Runnable::run);
      throw LargeRows.tooLarge(accumulator.table().toString(), e);
    } finally {
      if (out.isActive() && !connection.isClosed()) {
        out.cancelCopy();
      }
    }
  }

  static int[] inOrder(int width) {
    return IntStream.range(0, width).toArray();
  }

  /**
   * Adds up one row.
   *
   * @param end where its line end is
   * @param columns which of the accumulator's columns each value belongs to
   */
  static void add(byte[] bytes, int from, int end, int[] columns, TableAccumulator accumulator) {
    accumulator.beginRow();
    int begin = from;
    for (int column : columns) {
      int tab = tab(bytes, begin, end);
      if (!isNull(bytes, begin, tab)) {
        accumulator.value(column, TEXT, bytes, begin, tab - begin);
      }
      begin = tab + 1;
    }
    accumulator.endRow();
  }

  /** Where the next tab is, or {@code end}; eight bytes at once, of which one is a tab or none. */
  private static int tab(byte[] line, int from, int end) {
    int at = from;
    for (; at + 8 <= end; at += 8) {
      long differences = (long) EIGHT.get(line, at) ^ TABS;
      long found = (differences - ONES) & ~differences & HIGH_BITS;
      if (found != 0) {
        return at + Long.numberOfTrailingZeros(found) / 8;
      }
    }
    while (at < end && line[at] != '\t') {
      at++;
    }
    return at;
  }

  private static boolean isNull(byte[] line, int begin, int end) {
    return end - begin == 2 && line[begin] == '\\' && line[begin + 1] == 'N';
  }
}
