package dev.belay.benchmarks.postgres;

import java.sql.SQLException;
import java.util.List;

/** The rows of all tables, in pieces of 64 MB at most, for two sessions of about the same work. */
record Floor(Server server, String database) {
  /** Below PostgreSQL 14 a range of ctid is found only by reading the whole table. */
  private static final int RANGES_SINCE = 140_000;

  private static final int PAGES_OF_PIECE = 8192;

  /** Of one piece a line: its pages, a blank, the statement; the largest first. */
  private static final String PIECES =
      """
      SELECT CASE WHEN pages <= %1$d OR NOT %2$s THEN pages || ' COPY ' || name
          ELSE %1$d || format(' COPY (SELECT * FROM %%s WHERE ctid >= ''(%%s,0)'' AND ctid < ''(%%s,0)'')',
            name, first, CASE WHEN first + %1$d >= pages THEN 4294967295 ELSE first + %1$d END) END
        || ' TO ''/dev/null'';'
      FROM (SELECT oid::regclass::text AS name, pg_relation_size(oid) / 8192 AS pages FROM pg_class
          WHERE relkind = 'r' AND relnamespace IN (SELECT oid FROM pg_namespace
            WHERE nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast'))) AS tables,
        LATERAL generate_series(0, CASE WHEN %2$s THEN greatest(pages - 1, 0) ELSE 0 END, %1$d) AS first
      ORDER BY least(pages, %1$d) DESC, name, first\
      """;

  /** Two scripts for psql. */
  List<String> scripts() throws SQLException {
    long version = server.number(database, "SELECT current_setting('server_version_num')");
    String sql = PIECES.formatted(PAGES_OF_PIECE, version >= RANGES_SINCE);
    var scripts = List.of(new StringBuilder(), new StringBuilder());
    long[] work = new long[scripts.size()];
    for (String piece : server.texts(database, sql)) {
      int at = work[0] <= work[1] ? 0 : 1;
      int blank = piece.indexOf(' ');
      work[at] += 1 + Long.parseLong(piece.substring(0, blank));
      scripts.get(at).append(piece, blank + 1, piece.length()).append('\n');
    }
    return scripts.stream().map(StringBuilder::toString).toList();
  }
}
