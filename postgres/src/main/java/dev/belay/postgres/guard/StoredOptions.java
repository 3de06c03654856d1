package dev.belay.postgres.guard;

import dev.belay.engine.Guard;
import dev.belay.engine.GuardOptions;
import dev.belay.jdbc.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was asked for, as it is kept in the database itself: the functions read it, too. */
final class StoredOptions {
  private static final String GUARD = "guard";
  private static final String TABLE = "table";
  private static final String EXCEPT = "except";
  private static final String PASS = "pass";

  private static final String SEPARATOR = ".";
  private static final String PUBLIC = "public";

  private final Connection connection;
  private final Statements statements;

  StoredOptions(Connection connection) {
    this.connection = connection;
    this.statements = new Statements(connection);
  }

  /** The same with the schema of every table said. */
  static GuardOptions qualified(GuardOptions options) {
    SortedMap<String, Long> limits = new TreeMap<>();
    options.limits().forEach((name, rows) -> limits.put(qualified(name), rows));
    SortedSet<String> excepted = new TreeSet<>();
    options.excepted().forEach(name -> excepted.add(qualified(name)));
    return new GuardOptions(options.guards(), options.limit(), limits, excepted, options.passing());
  }

  private static String qualified(String name) {
    return name.contains(SEPARATOR) ? name : PUBLIC + SEPARATOR + name;
  }

  void write(GuardOptions options) throws SQLException {
    statements.run("DELETE FROM belay_guard.options");
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO belay_guard.options"
                + " SELECT ?, ?, nullif(?, -1)::bigint, nullif(?, -1)::integer")) {
      for (Guard guard : options.guards()) {
        add(insert, GUARD, guard.id(), options.limit().rows(), options.limit().percent());
      }
      for (var limit : options.limits().entrySet()) {
        add(insert, TABLE, limit.getKey(), limit.getValue(), -1);
      }
      for (String name : options.excepted()) {
        add(insert, EXCEPT, name, -1, -1);
      }
      for (String role : options.passing()) {
        add(insert, PASS, role, -1, -1);
      }
    }
  }

  private static void add(
      PreparedStatement insert, String kind, String name, long rows, long percent)
      throws SQLException {
    insert.setString(1, kind);
    insert.setString(2, name);
    insert.setLong(3, rows);
    insert.setLong(4, percent);
    insert.executeUpdate();
  }

  /** Empty where there are no guards. */
  Optional<GuardOptions> read() throws SQLException {
    if (statements.scalar("SELECT to_regclass('belay_guard.options')").isEmpty()) {
      return Optional.empty();
    }
    List<List<String>> rows =
        statements.rows(
            "SELECT kind, name, rows, percent FROM belay_guard.options ORDER BY kind, name",
            Integer.MAX_VALUE);
    return rows.isEmpty() ? Optional.empty() : Optional.of(options(rows));
  }

  private static GuardOptions options(List<List<String>> rows) {
    List<Guard> guards = new ArrayList<>();
    SortedMap<String, Long> limits = new TreeMap<>();
    SortedSet<String> excepted = new TreeSet<>();
    SortedSet<String> passing = new TreeSet<>();
    GuardOptions.RowLimit limit = GuardOptions.USUAL.limit();
    for (List<String> row : rows) {
      switch (row.get(0)) {
        case GUARD -> {
          Guard.find(row.get(1)).ifPresent(guards::add);
          limit =
              new GuardOptions.RowLimit(Long.parseLong(row.get(2)), Integer.parseInt(row.get(3)));
        }
        case TABLE -> limits.put(row.get(1), Long.valueOf(row.get(2)));
        case EXCEPT -> excepted.add(row.get(1));
        default -> passing.add(row.get(1));
      }
    }
    return new GuardOptions(new TreeSet<>(guards), limit, limits, excepted, passing);
  }
}
