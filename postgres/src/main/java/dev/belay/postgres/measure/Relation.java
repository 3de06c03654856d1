package dev.belay.postgres.measure;

import dev.belay.database.ByteCount;
import dev.belay.database.TableName;
import dev.belay.jdbc.Statements;
import dev.belay.postgres.parse.PostgresDialect;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Something of the user's that can be locked.
 *
 * @param table the id of the table that it belongs to: its own but for an index
 * @param kind as people say it
 * @param file the number of its file; zero for what has none
 * @param size of its rows, big values included, without indexes
 */
record Relation(long id, long table, String kind, TableName name, long file, ByteCount size) {
  private static final String ALL =
      """
      SELECT c.oid, coalesce(i.indrelid, c.oid),
        CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence'
          WHEN 'f' THEN 'foreign table' WHEN 'i' THEN 'index' WHEN 'I' THEN 'index' ELSE 'table' END,
        n.nspname, c.relname, c.relfilenode,
        CASE WHEN c.relkind IN ('r', 'm') THEN pg_table_size(c.oid) ELSE 0 END
      FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
      WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f', 'i', 'I')
        AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'belay', 'belay_guard')
        AND n.nspname !~ '^pg_(toast|temp)'\
      """;

  /** Whether it is no index. */
  boolean isTable() {
    return id == table;
  }

  /** All that are there now, by their ids. */
  static Map<Long, Relation> all(Statements statements) throws SQLException {
    Map<Long, Relation> all = new HashMap<>();
    for (List<String> row : statements.rows(ALL, Integer.MAX_VALUE)) {
      var relation =
          new Relation(
              Long.parseLong(row.get(0)),
              Long.parseLong(row.get(1)),
              row.get(2),
              PostgresDialect.table(row.get(3), row.get(4)),
              Long.parseLong(row.get(5)),
              new ByteCount(Long.parseLong(row.get(6))));
      all.put(relation.id(), relation);
    }
    return all;
  }
}
