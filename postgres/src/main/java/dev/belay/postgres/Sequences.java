package dev.belay.postgres;

import dev.belay.jdbc.Statements;
import dev.belay.postgres.parse.PostgresDialect;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.postgresql.jdbc.PgConnection;

/**
 * Where all sequences stand at one look, but for those that extensions keep for themselves: as the
 * statements that set them so, and to be compared.
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

  private final List<Stand> stands = new ArrayList<>();

  /** One that was told where to begin may not have given out anything. */
  private record Stand(String name, String value, boolean given) {}

  private Sequences() {}

  /** Those whose names are wanted. */
  static Sequences read(PgConnection connection, Predicate<String> wanted) throws SQLException {
    var statements = new Statements(connection);
    List<String> names = new ArrayList<>();
    for (List<String> sequence : statements.rows(OURS, Integer.MAX_VALUE)) {
      if (wanted.test(PostgresDialect.table(sequence.get(1), sequence.get(2)).toString())) {
        names.add(sequence.get(0));
      }
    }
    var read = new Sequences();
    for (int from = 0; from < names.size(); from += AT_ONCE) {
      List<String> some = names.subList(from, Math.min(from + AT_ONCE, names.size()));
      for (List<String> row : statements.rows(states(some), Integer.MAX_VALUE)) {
        read.stands.add(new Stand(row.get(0), row.get(1), row.get(2).equals("t")));
      }
    }
    return read;
  }

  private static String states(List<String> names) {
    return names.stream()
        .map(name -> "SELECT " + Names.literal(name) + ", last_value, is_called FROM " + name)
        .collect(Collectors.joining(" UNION ALL ", "", " ORDER BY 1"));
  }

  /** The statements that set them so, a line each. */
  String script() {
    var script = new StringBuilder();
    for (Stand stand : stands) {
      script
          .append("SELECT pg_catalog.setval(")
          .append(Names.literal(stand.name()))
          .append(", ")
          .append(stand.value())
          .append(", ")
          .append(stand.given())
          .append(");\n");
    }
    return script.toString();
  }

  /** By name what each has given out last, or is going to give out first. */
  SortedMap<String, String> values() {
    SortedMap<String, String> values = new TreeMap<>();
    for (Stand stand : stands) {
      values.put(stand.name(), stand.given() ? stand.value() : "begins with " + stand.value());
    }
    return values;
  }
}
