package dev.belay.postgres;

import dev.belay.database.TableName;
import dev.belay.fingerprint.Layout;
import dev.belay.jdbc.Statements;
import dev.belay.postgres.parse.PostgresDialect;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.jdbc.PgConnection;

/** Reads which partitions belong to which table, and what sequences give out next. */
final class PostgresLayout {
  private static final String ROOTS =
      "SELECT n.nspname, c.relname, rn.nspname, r.relname FROM pg_class c"
          + " JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " JOIN pg_class r ON r.oid = pg_partition_root(c.oid)"
          + " JOIN pg_namespace rn ON rn.oid = r.relnamespace"
          + " WHERE c.relispartition AND c.relkind IN ('r', 'p')";

  private PostgresLayout() {}

  /** Inside a transaction that reads. */
  static Layout read(PgConnection connection) throws SQLException {
    Map<TableName, TableName> roots = new HashMap<>();
    for (List<String> row : new Statements(connection).rows(ROOTS, Integer.MAX_VALUE)) {
      roots.put(
          PostgresDialect.table(row.get(0), row.get(1)),
          PostgresDialect.table(row.get(2), row.get(3)));
    }
    return new Layout(roots, Sequences.read(connection, name -> true).next());
  }
}
