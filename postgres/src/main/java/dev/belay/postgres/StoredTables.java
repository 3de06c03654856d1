package dev.belay.postgres;

import dev.belay.database.TableName;
import dev.belay.postgres.parse.PostgresDialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which tables have rows that are the user's, or Belay's own. The guards are neither: they belong
 * to the place of a database.
 */
final class StoredTables {
  /** The schema in which Belay keeps its own. */
  static final String OWN = "belay";

  /**
   * Whether an extension makes it, and has not declared it as configuration, which is data
   * (pg_extension_config_dump). Said of {@code %s}, an oid in pg_class.
   */
  static final String MADE_BY_EXTENSION =
      """
      EXISTS (SELECT FROM pg_depend d
        WHERE d.classid = 'pg_class'::regclass AND d.objid = %s AND d.deptype = 'e'
          AND NOT EXISTS (SELECT FROM pg_extension e
            WHERE e.oid = d.refobjid AND d.objid = ANY (e.extconfig)))\
      """;

  /**
   * Biggest first; last those of extensions, whose foreign keys are there before their rows are, so
   * each one behind those that it refers to.
   */
  private static final String TABLES =
      """
      WITH RECURSIVE %s, configuration AS (
        SELECT t.oid, t.filter FROM pg_extension e, unnest(e.extconfig, e.extcondition) t (oid, filter)
      ), depth AS (
        SELECT oid, 0 AS depth FROM configuration
        UNION SELECT k.conrelid, p.depth + 1 FROM depth p JOIN pg_constraint k
          ON k.confrelid = p.oid AND k.contype = 'f' AND k.conrelid <> k.confrelid
          JOIN configuration o ON o.oid = k.conrelid WHERE p.depth < 20
      )
      SELECT n.nspname, c.relname,
        ARRAY(SELECT a.attname::text FROM pg_attribute a
          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
          ORDER BY CASE WHEN %s THEN a.attname END, a.attnum),
        pg_relation_size(c.oid) / current_setting('block_size')::bigint,
        coalesce(pg_total_relation_size(nullif(c.reltoastrelid, 0)),
          (SELECT sum(pg_table_size(part)) FROM hashed WHERE owner = c.oid), 0)
          / current_setting('block_size')::bigint,
        o.filter, c.relkind = 'p'
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN configuration o ON o.oid = c.oid
      WHERE (c.relkind = 'r' AND c.oid NOT IN (SELECT part FROM hashed)
          OR c.oid IN (SELECT owner FROM hashed))
        AND c.relpersistence <> 't'
        AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'belay_guard')
        AND n.nspname !~ '^pg_(toast|temp)'
        AND NOT %s
      ORDER BY coalesce((SELECT max(p.depth) + 1 FROM depth p WHERE p.oid = c.oid), 0), 4 DESC, 1, 2\
      """
          .formatted(
              EnumPartitions.HASHED, SchemaQueries.HEIR, MADE_BY_EXTENSION.formatted("c.oid"));

  private StoredTables() {}

  /** Those of a database; the ones of extensions are last. */
  static List<StoredTable> all(Connection connection) throws SQLException {
    List<StoredTable> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        TableName name = PostgresDialect.table(rows.getString(1), rows.getString(2));
        List<String> columns = List.of((String[]) rows.getArray(3).getArray());
        long heap = rows.getLong(4);
        long pages = heap + rows.getLong(5);
        Optional<String> filter = Optional.ofNullable(rows.getString(6));
        tables.add(new StoredTable(name, columns, pages, heap, filter, rows.getBoolean(7)));
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
