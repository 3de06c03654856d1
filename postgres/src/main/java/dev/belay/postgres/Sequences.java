package dev.belay.postgres;

import dev.belay.jdbc.Statements;
import dev.belay.postgres.parse.PostgresDialect;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.jdbc.PgConnection;

/**
 * The statements that set sequences to where they stand, but for what extensions keep for
 * themselves.
 */
final class Sequences {
  private static final String OURS =
      " FROM pg_sequences WHERE schemaname !~ '^pg_temp' AND NOT "
          + StoredTables.MADE_BY_EXTENSION.formatted(
              "format('%I.%I', schemaname, sequencename)::regclass");

  private Sequences() {}

  /** Each one as it stands: one that was told where to begin may not have given out anything. */
  static String script(PgConnection connection, Part part) throws SQLException {
    var statements = new Statements(connection);
    var script = new StringBuilder();
    for (List<String> sequence :
        statements.rows(
            "SELECT format('%I.%I', schemaname, sequencename), schemaname, sequencename"
                + OURS
                + " ORDER BY 1",
            Integer.MAX_VALUE)) {
      if (!part.holds(PostgresDialect.table(sequence.get(1), sequence.get(2)).toString())) {
        continue;
      }
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
