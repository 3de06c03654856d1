package dev.belay.postgres;

import dev.belay.fingerprint.TableAccumulator;
import java.sql.SQLException;
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
    CopyOut out = connection.getCopyAPI().copyOut(copy);
    long rows = 0;
    try {
      for (byte[] line = out.readFromCopy(); line != null; line = out.readFromCopy()) {
        add(line, accumulator);
        sink.row(line);
        rows++;
      }
      return rows;
    } finally {
      if (out.isActive()) {
        out.cancelCopy();
      }
    }
  }

  private static void add(byte[] line, TableAccumulator accumulator) {
    accumulator.beginRow();
    int end = accumulator.width() == 0 ? -1 : line.length - 1;
    int column = 0;
    int begin = 0;
    for (int at = 0; at <= end; at++) {
      if (at == end || line[at] == '\t') {
        if (!isNull(line, begin, at)) {
          accumulator.value(column, TEXT, line, begin, at - begin);
        }
        column++;
        begin = at + 1;
      }
    }
    accumulator.endRow();
  }

  private static boolean isNull(byte[] line, int begin, int end) {
    return end - begin == 2 && line[begin] == '\\' && line[begin + 1] == 'N';
  }
}
