package dev.belay.postgres;

import dev.belay.database.TableName;
import dev.belay.postgres.parse.PostgresDialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Which tables have rows that are the user's, or Belay's own. */
final class StoredTables {
  /** The schema in which Belay keeps its own. */
  static final String OWN = "belay";

  /**
   * Tables that belong to an extension are made by it; only what an extension declares as
   * configuration is data (pg_extension_config_dump).
   */
  private static final String TABLES =
      """
      SELECT n.nspname, c.relname,
        ARRAY(SELECT a.attname::text FROM pg_attribute a
          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
          ORDER BY CASE WHEN %s THEN a.attname END, a.attnum),
        pg_relation_size(c.oid) / current_setting('block_size')::bigint,
        coalesce(pg_total_relation_size(nullif(c.reltoastrelid, 0)), 0)
          / current_setting('block_size')::bigint
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND c.relpersistence <> 't'
        AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'
        AND NOT EXISTS (SELECT FROM pg_depend d
          WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
            AND NOT EXISTS (SELECT FROM pg_extension e
              WHERE e.oid = d.refobjid AND c.oid = ANY (e.extconfig)))
      ORDER BY 4 DESC, 1, 2\
      """
          .formatted(SchemaQueries.HEIR);

  private StoredTables() {}

  /** Biggest first. */
  static List<StoredTable> all(Connection connection) throws SQLException {
    List<StoredTable> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        TableName name = PostgresDialect.table(rows.getString(1), rows.getString(2));
        List<String> columns = List.of((String[]) rows.getArray(3).getArray());
        long heap = rows.getLong(4);
        tables.add(new StoredTable(name, columns, heap + rows.getLong(5), heap));
      }
    }
    return tables;
  }

  /** Without Belay's own. */
  static List<StoredTable> ofUser(Connection connection) throws SQLException {
    return all(connection).stream().filter(table -> !isOwn(table.name())).toList();
  }

  static boolean isOwn(TableName name) {
    return name.schema().equals(OWN);
  }
}
