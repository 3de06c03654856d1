package dev.belay.postgres;

import dev.belay.database.TableName;
import dev.belay.fingerprint.TableAccumulator;
import dev.belay.fingerprint.TableFingerprint;
import dev.belay.jdbc.Statements;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.jdbc.PgConnection;

/**
 * The large objects of a database, which are in no table that a user may read: each one is asked
 * for by {@code lo_get}, for which SELECT on it is enough
 * (https://www.postgresql.org/docs/current/lo-funcs.html). In fingerprints they stand as rows of a
 * table {@code pg_catalog.pg_largeobject}, cut into pieces; where there are none, so is no table.
 */
final class LargeObjects {
  /** What they are called in fingerprints. */
  static final TableName TABLE = new TableName("pg_catalog", "pg_largeobject");

  /** How many bytes of one are a row. Part of the fingerprint: never to be changed. */
  private static final int PIECE = 1 << 18;

  /** How many objects, or pieces of one, are asked for at once. */
  private static final int BATCH = 256;

  private static final List<String> COLUMNS = List.of("loid", "at", "data");

  private LargeObjects() {}

  /**
   * Some of them.
   *
   * @param first the smallest oid
   * @param last the greatest
   */
  record Range(String first, String last) {
    /** All columns in {@code what} of these. */
    String select(String what) {
      return "SELECT "
          + what
          + " FROM pg_largeobject_metadata m WHERE m.oid BETWEEN "
          + first
          + " AND "
          + last
          + " ORDER BY m.oid";
    }
  }

  /** All of them, in ranges of a few. */
  static List<Range> ranges(PgConnection connection) throws SQLException {
    List<Range> ranges = new ArrayList<>();
    for (List<String> row :
        new Statements(connection)
            .rows(
                "SELECT min(oid::bigint), max(oid::bigint) FROM (SELECT oid, row_number() OVER"
                    + " (ORDER BY oid) - 1 AS number FROM pg_largeobject_metadata) m"
                    + " GROUP BY number / "
                    + BATCH
                    + " ORDER BY 1",
                Integer.MAX_VALUE)) {
      ranges.add(new Range(row.get(0), row.get(1)));
    }
    return ranges;
  }

  static TableAccumulator accumulator() {
    return new TableAccumulator(TABLE, COLUMNS, List.of());
  }

  /** Takes pieces. */
  @FunctionalInterface
  interface Sink<E extends Exception> {
    void piece(LargeObjectPiece piece) throws E;
  }

  /** Reads some of them piece by piece: oid, where it begins, bytes as hexadecimal digits. */
  static <E extends Exception> void read(
      PgConnection connection, Range range, TableAccumulator accumulator, Sink<E> sink)
      throws SQLException, E {
    List<String> longer = new ArrayList<>();
    CopyRows.read(
        connection,
        copy(range.select("m.oid, 0, lo_get(m.oid, 0, " + PIECE + ")")),
        accumulator,
        rows -> {
          for (LargeObjectPiece piece : LargeObjectPiece.in(rows)) {
            if (piece.bytes() == PIECE) {
              longer.add(piece.oid());
            }
            sink.piece(piece);
          }
        });
    for (String oid : longer) {
      readRest(connection, oid, accumulator, sink);
    }
  }

  private static <E extends Exception> void readRest(
      PgConnection connection, String oid, TableAccumulator accumulator, Sink<E> sink)
      throws SQLException, E {
    var pieces = new AtomicInteger(BATCH);
    for (long from = PIECE; pieces.getAndSet(0) == BATCH; from += (long) BATCH * PIECE) {
      long last = from + (BATCH - 1L) * PIECE;
      String some =
          "SELECT %s, at, data FROM (SELECT at, lo_get(%s, at, %d) AS data FROM generate_series(%d, %d, %d) at OFFSET 0) p"
              .formatted(oid, oid, PIECE, from, last, PIECE);
      CopyRows.read(
          connection,
          copy(some + " WHERE length(data) > 0"),
          accumulator,
          rows -> {
            for (LargeObjectPiece piece : LargeObjectPiece.in(rows)) {
              pieces.incrementAndGet();
              sink.piece(piece);
            }
          });
    }
  }

  private static String copy(String query) {
    return "COPY (" + query + ") TO STDOUT";
  }

  /** What is in all of them; empty where there are none. */
  static Optional<TableFingerprint> fingerprint(PgConnection connection) throws SQLException {
    TableAccumulator sum = accumulator();
    for (Range range : ranges(connection)) {
      read(connection, range, sum, piece -> {});
    }
    return fingerprint(sum);
  }

  static Optional<TableFingerprint> fingerprint(TableAccumulator sum) {
    TableFingerprint found = sum.fingerprint();
    return found.rows().isZero() ? Optional.empty() : Optional.of(found);
  }
}
