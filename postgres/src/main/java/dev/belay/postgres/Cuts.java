package dev.belay.postgres;

import dev.belay.database.TableName;
import dev.belay.jdbc.Statements;
import dev.belay.postgres.parse.PostgresDialect;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postgresql.jdbc.PgConnection;

/**
 * How big tables are cut into pieces, so that several sessions can read one. By ranges of pages;
 * where the server would read all of the table for each of these, by ranges of a key of numbers
 * that rows lie in the order of, or not at all.
 */
final class Cuts {
  /** "Efficiently find tuples by ranges of ctid": release notes of 14, E.23.3.1.3. */
  private static final int BY_PAGES_SINCE = 14;

  /**
   * Of tables with so many pages at least. Rows that lie less in order would make the server go to
   * and fro for each piece; what it knows of that comes by ANALYZE.
   */
  private static final String KEYS =
      """
      SELECT n.nspname, c.relname, a.attname
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
        JOIN pg_stats s ON s.schemaname = n.nspname AND s.tablename = c.relname
          AND s.attname = a.attname AND NOT s.inherited
      WHERE i.indisprimary AND i.indisvalid AND i.indnkeyatts = 1
        AND a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)
        AND abs(s.correlation) > 0.9 AND c.relkind = 'r'
        AND pg_table_size(c.oid) / current_setting('block_size')::bigint >=\
      """;

  /** Pieces of a table are not smaller: 64 MB in pages of 8 kB. */
  static final int PAGES_IN_PIECE = 8192;

  private final int pagesInPiece;
  private final boolean byPages;
  private final Map<TableName, Key> keys;

  private Cuts(int pagesInPiece, boolean byPages, Map<TableName, Key> keys) {
    this.pagesInPiece = pagesInPiece;
    this.byPages = byPages;
    this.keys = Map.copyOf(keys);
  }

  /** The numbers in a key, of which some may be missing. */
  private record Key(String column, long least, long greatest) {
    /** Where the n-th of so many pieces begins; also where the numbers reach from end to end. */
    String begin(long part, long parts) {
      double width = (double) greatest - least;
      return Long.toString(least + (long) (width / parts * part));
    }
  }

  /**
   * Finds out what tables can be cut by.
   *
   * @param pagesInPiece how big a piece is; of smaller tables nothing is asked
   */
  static Cuts of(PgConnection connection, int pagesInPiece) throws SQLException {
    boolean byPages = connection.getServerMajorVersion() >= BY_PAGES_SINCE;
    return new Cuts(pagesInPiece, byPages, byPages ? Map.of() : keys(connection, pagesInPiece));
  }

  private static Map<TableName, Key> keys(PgConnection connection, long pages) throws SQLException {
    var statements = new Statements(connection);
    Map<TableName, Key> keys = new HashMap<>();
    for (List<String> row : statements.rows(KEYS + " " + pages, Integer.MAX_VALUE)) {
      TableName name = PostgresDialect.table(row.get(0), row.get(1));
      String column = Names.quoted(row.get(2));
      String ends =
          "SELECT min(%s), max(%s) FROM ONLY %s".formatted(column, column, Names.qualified(name));
      List<String> values = statements.rows(ends, 1).getFirst();
      if (!values.getFirst().isEmpty()) {
        keys.put(
            name,
            new Key(column, Long.parseLong(values.getFirst()), Long.parseLong(values.getLast())));
      }
    }
    return keys;
  }

  /**
   * For each table statements that give each of its rows once, for several sessions to share. A
   * table that is no more than about one session's share is read in one go: the server does that
   * with a quarter less work than a query for some of its pages.
   */
  List<List<String>> all(List<StoredTable> tables) {
    long pages = tables.stream().mapToLong(StoredTable::pages).sum();
    long mostInOne = pages / SnapshotWorkers.number() * 5 / 4;
    return tables.stream()
        .map(table -> of(table, table.pages() <= mostInOne ? 1 : table.pages() / pagesInPiece))
        .toList();
  }

  /** Statements that give each row of a table once; one only if it can't be cut. */
  List<String> of(StoredTable table, long wanted) {
    Optional<Key> key = Optional.ofNullable(keys.get(table.name()));
    long parts = byPages ? Math.min(wanted, table.heapPages()) : wanted;
    if (parts < 2 || table.isOfExtension() || (!byPages && key.isEmpty())) {
      return List.of(table.copyOut());
    }
    return key.isPresent() ? byKey(table, key.get(), parts) : byPages(table, parts);
  }

  private static List<String> byPages(StoredTable table, long parts) {
    List<String> copies = new ArrayList<>();
    for (long part = 0; part < parts; part++) {
      long from = table.heapPages() * part / parts;
      long to = table.heapPages() * (part + 1) / parts;
      // rows beyond the last page that was there when the sizes were read belong to the last piece
      copies.add(table.copyOut(from, to));
    }
    return copies;
  }

  /** The first and the last piece have no end outwards: nothing is lost if there is more. */
  private static List<String> byKey(StoredTable table, Key key, long parts) {
    List<String> copies = new ArrayList<>();
    for (long part = 0; part < parts; part++) {
      String from = part == 0 ? "" : key.column() + " >= " + key.begin(part, parts);
      String to = part + 1 == parts ? "" : key.column() + " < " + key.begin(part + 1, parts);
      String both = from.isEmpty() || to.isEmpty() ? "" : " AND ";
      copies.add(table.copyOutWhere(from + both + to));
    }
    return copies;
  }
}
