package dev.belay.postgres;

import dev.belay.jdbc.Statements;
import dev.belay.postgres.parse.PostgresDialect;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.postgresql.jdbc.PgConnection;

/** Where the sequences of a database stand, but for those that extensions keep for themselves. */
final class Sequences {
  private static final String OURS =
      " FROM pg_sequences WHERE schemaname !~ '^pg_temp' AND NOT "
          + StoredTables.MADE_BY_EXTENSION.formatted(
              "format('%I.%I', schemaname, sequencename)::regclass");

  private Sequences() {}

  /** What each has given out; one that has not begun yet has given out nothing. */
  static SortedMap<String, Long> values(PgConnection connection) throws SQLException {
    SortedMap<String, Long> values = new TreeMap<>();
    for (List<String> row :
        new Statements(connection)
            .rows(
                "SELECT schemaname, sequencename, last_value"
                    + OURS
                    + " AND last_value IS NOT NULL AND schemaname <> "
                    + Names.literal(StoredTables.OWN),
                Integer.MAX_VALUE)) {
      values.put(
          PostgresDialect.table(row.get(0), row.get(1)).toString(), Long.valueOf(row.get(2)));
    }
    return values;
  }

  /** Each one as it stands: one that was told where to begin may not have given out anything. */
  static String script(PgConnection connection) throws SQLException {
    var statements = new Statements(connection);
    var script = new StringBuilder();
    for (List<String> sequence :
        statements.rows(
            "SELECT format('%I.%I', schemaname, sequencename)" + OURS + " ORDER BY 1",
            Integer.MAX_VALUE)) {
      String name = sequence.get(0);
      String sql =
          "SELECT format('SELECT pg_catalog.setval(%L, %s, %L);', "
              + Names.literal(name)
              + ", last_value, is_called) FROM "
              + name;
      script.append(statements.rows(sql, 1).get(0).get(0)).append('\n');
    }
    return script.toString();
  }
}
