package dev.belay.postgres;

import dev.belay.database.TableName;
import dev.belay.jdbc.Statements;
import dev.belay.postgres.parse.PostgresDialect;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
      "SELECT format('%I.%I', schemaname, sequencename), schemaname, sequencename, increment_by,"
          + " cycle FROM pg_sequences WHERE schemaname !~ '^pg_temp' AND NOT "
          + StoredTables.MADE_BY_EXTENSION.formatted(
              "format('%I.%I', schemaname, sequencename)::regclass")
          + " ORDER BY 1";

  private final List<Stand> stands = new ArrayList<>();

  /**
   * One that was told where to begin may not have given out anything.
   *
   * @param step from one number to the next; zero where the numbers come again
   */
  private record Stand(String name, TableName table, long step, String value, boolean given) {
    /** What it gives out next, of numbers that have no end. */
    long next() {
      long last = Long.parseLong(value);
      boolean ends = given && last > Long.MAX_VALUE - step;
      return ends ? Long.MAX_VALUE : last + (given ? step : 0);
    }
  }

  /** One of which it is not known yet where it stands. */
  private record Known(String name, TableName table, long step) {
    private static Known of(List<String> row) {
      long step = row.get(4).equals("t") ? 0 : Long.parseLong(row.get(3));
      return new Known(row.get(0), PostgresDialect.table(row.get(1), row.get(2)), step);
    }

    private Stand at(String value, boolean given) {
      return new Stand(name, table, step, value, given);
    }
  }

  private Sequences() {}

  /** Those whose names are wanted. */
  static Sequences read(PgConnection connection, Predicate<String> wanted) throws SQLException {
    var statements = new Statements(connection);
    Map<String, Known> known = new LinkedHashMap<>();
    for (List<String> row : statements.rows(OURS, Integer.MAX_VALUE)) {
      Known sequence = Known.of(row);
      if (wanted.test(sequence.table().toString())) {
        known.put(sequence.name(), sequence);
      }
    }
    List<String> names = List.copyOf(known.keySet());
    var read = new Sequences();
    for (int from = 0; from < names.size(); from += AT_ONCE) {
      List<String> some = names.subList(from, Math.min(from + AT_ONCE, names.size()));
      for (List<String> row : statements.rows(states(some), Integer.MAX_VALUE)) {
        Known sequence = Objects.requireNonNull(known.get(row.get(0)));
        read.stands.add(sequence.at(row.get(1), row.get(2).equals("t")));
      }
    }
    return read;
  }

  private static String states(List<String> names) {
    return names.stream()
        .map(name -> "SELECT " + Names.literal(name) + ", last_value, is_called FROM " + name)
        .collect(Collectors.joining(" UNION ALL ", "", " ORDER BY 1"));
  }

  /** What each gives out next; nothing of those that count down or begin anew. */
  Map<String, Long> next() {
    Map<String, Long> next = new HashMap<>();
    for (Stand stand : stands) {
      if (stand.step() > 0) {
        next.put(stand.table().toString(), stand.next());
      }
    }
    return next;
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
