package dev.belay.postgres;

import dev.belay.database.TableName;
import dev.belay.jdbc.Statements;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds tables by their bare names, among those that whoever logged in may read. */
final class ReadableTables {
  private final Statements statements;

  ReadableTables(Statements statements) {
    this.statements = statements;
  }

  /** Their columns, in order. */
  SortedMap<TableName, List<String>> named(Set<String> tables) throws SQLException {
    SortedMap<TableName, List<String>> found = new TreeMap<>();
    String sql =
        """
        SELECT n.nspname, c.relname, a.attname FROM pg_catalog.pg_class c
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
          JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
        WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
          AND n.nspname !~ '^pg_' AND has_schema_privilege(n.oid, 'USAGE')
          AND has_table_privilege(c.oid, 'SELECT') AND lower(c.relname) IN ('%s')
        ORDER BY n.nspname, c.relname, a.attnum
        """
            .formatted(String.join("', '", tables));
    for (List<String> row : statements.rows(sql, Integer.MAX_VALUE)) {
      found
          .computeIfAbsent(new TableName(row.get(0), row.get(1)), table -> new ArrayList<>())
          .add(row.get(2));
    }
    return found;
  }
}
