package dev.belay.postgres;

import dev.belay.fingerprint.TableAccumulator;
import dev.belay.postgres.wire.LongRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.copy.CopyOut;
import org.postgresql.jdbc.PgConnection;

/** Rows that a COPY gives: adds them up and hands them on while they stream past. */
final class CopyRows {
  private final CopyOut out;
  private final RowAdder adder;
  private Optional<SQLException> lost = Optional.empty();

  private CopyRows(CopyOut out, RowAdder adder) {
    this.out = out;
    this.adder = adder;
  }

  /** Takes rows. */
  @FunctionalInterface
  interface Sink<E extends Exception> {
    /** One or more, each with its line end; the bytes are not touched afterwards. */
    void rows(byte[] rows) throws E;

    /** One that is too long to be held; who doesn't read it as a whole doesn't miss the next. */
    default void longRow(long length, InputStream row) throws E {}

    /** Writes all of them as they come. */
    static Sink<IOException> to(OutputStream out) {
      return new Sink<>() {
        @Override
        public void rows(byte[] rows) throws IOException {
          out.write(rows);
        }

        @Override
        public void longRow(long length, InputStream row) throws IOException {
          row.transferTo(out);
        }
      };
    }
  }

  /** Reads all rows that a COPY gives. */
  static <E extends Exception> void read(
      PgConnection connection, String copy, TableAccumulator accumulator, Sink<E> sink)
      throws SQLException, E {
    CopyOut out = connection.getCopyAPI().copyOut(copy);
    try {
      new CopyRows(out, new RowAdder(accumulator)).read(sink);
    } finally {
      if (out.isActive() && !connection.isClosed()) {
        out.cancelCopy();
      }
    }
  }

  private <E extends Exception> void read(Sink<E> sink) throws SQLException, E {
    for (byte[] bytes = out.readFromCopy(); bytes != null; bytes = out.readFromCopy()) {
      if (LongRow.isAnnounced(bytes)) {
        longRow(LongRow.length(bytes), sink);
      } else {
        adder.add(bytes, 0, bytes.length);
        sink.rows(bytes);
      }
    }
    adder.requireEnd();
  }

  private <E extends Exception> void longRow(long length, Sink<E> sink) throws SQLException, E {
    var pieces = new Pieces(length);
    try {
      sink.longRow(length, pieces);
      while (pieces.left > 0) {
        pieces.next();
      }
    } catch (Exception e) {
      if (lost.isPresent()) {
        throw lost.get();
      }
      throw e;
    }
  }

  /** A long row, added up while it is read. */
  private final class Pieces extends InputStream {
    private long left;
    private byte[] piece = new byte[0];
    private int at;

    Pieces(long length) {
      left = length;
    }

    private void next() throws SQLException {
      byte[] bytes = out.readFromCopy();
      if (bytes == null) {
        throw new SQLException("the rows end within one, " + left + " bytes before its end");
      }
      adder.add(bytes, 0, bytes.length);
      piece = bytes;
      at = 0;
      left -= bytes.length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (at == piece.length && left == 0) {
        return -1;
      }
      if (at == piece.length) {
        try {
          next();
        } catch (SQLException e) {
          lost = Optional.of(e);
          throw new IOException("the rows broke off", e);
        }
      }
      int count = Math.min(length, piece.length - at);
      System.arraycopy(piece, at, bytes, from, count);
      at += count;
      return count;
    }
  }
}
