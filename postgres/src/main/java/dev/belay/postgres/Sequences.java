package dev.belay.postgres;

import dev.belay.jdbc.Statements;
import dev.belay.postgres.parse.PostgresDialect;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.jdbc.PgConnection;

/**
 * The statements that set sequences to where they stand, but for what extensions keep for
 * themselves.
 */
final class Sequences {
  /** So many are asked for at once. */
  private static final int AT_ONCE = 200;

  private static final String OURS =
      "SELECT format('%I.%I', schemaname, sequencename), schemaname, sequencename"
          + " FROM pg_sequences WHERE schemaname !~ '^pg_temp' AND NOT "
          + StoredTables.MADE_BY_EXTENSION.formatted(
              "format('%I.%I', schemaname, sequencename)::regclass")
          + " ORDER BY 1";

  private Sequences() {}

  /** Each one as it stands: one that was told where to begin may not have given out anything. */
  static String script(PgConnection connection, Part part) throws SQLException {
    var statements = new Statements(connection);
    List<String> names = new ArrayList<>();
    for (List<String> sequence : statements.rows(OURS, Integer.MAX_VALUE)) {
      if (part.holds(PostgresDialect.table(sequence.get(1), sequence.get(2)).toString())) {
        names.add(sequence.get(0));
      }
    }
    var script = new StringBuilder();
    for (int from = 0; from < names.size(); from += AT_ONCE) {
      List<String> some = names.subList(from, Math.min(from + AT_ONCE, names.size()));
      for (List<String> row : statements.rows(states(some), Integer.MAX_VALUE)) {
        script.append(row.get(0)).append('\n');
      }
    }
    return script.toString();
  }

  private static String states(List<String> names) {
    return names.stream()
        .map(
            name ->
                "SELECT format('SELECT pg_catalog.setval(%L, %s, %L);', "
                    + Names.literal(name)
                    + ", last_value, is_called) FROM "
                    + name)
        .collect(Collectors.joining(" UNION ALL ", "", " ORDER BY 1"));
  }
}
