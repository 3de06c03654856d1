package dev.belay.postgres;

import dev.belay.engine.Database;
import dev.belay.engine.GuardOptions;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A database that is large enough for limits, and whose tables belong to a role of their own. */
final class GuardedShop {
  static final String OWNER = "guard_owner";

  private static final String SHOP =
      """
      CREATE TYPE mood AS ENUM ('a', 'b');
      CREATE TABLE customers (id integer PRIMARY KEY, name text, fax text, mood mood);
      CREATE TABLE orders (id integer PRIMARY KEY, customer integer REFERENCES customers
        ON DELETE CASCADE, total numeric);
      INSERT INTO customers SELECT i, 'name ' || i, 'fax', 'a' FROM generate_series(1, 1500) i;
      INSERT INTO orders SELECT i, i % 1500 + 1, i FROM generate_series(1, 5000) i;
      CREATE TABLE events (id integer, at date) PARTITION BY RANGE (at);
      CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
      CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
      INSERT INTO events SELECT i, date '2026-01-01' + i % 50 FROM generate_series(1, 3000) i;
      CREATE MATERIALIZED VIEW sums AS SELECT customer, sum(total) FROM orders GROUP BY customer;
      CREATE UNIQUE INDEX ON sums (customer);
      CREATE SEQUENCE ticket;
      CREATE TABLE jobs (id integer);
      INSERT INTO jobs SELECT generate_series(1, 5000);
      CREATE SCHEMA side CREATE TABLE notes (id integer);
      """;

  private final TestServer server;
  private final String name;
  private final Database database;

  GuardedShop(TestServer server, Path folder) {
    this.server = server;
    this.name = server.createDatabase();
    this.database = new PostgresSubject(server, folder).at(name);
    server.execute(
        name,
        "DO $$ BEGIN CREATE ROLE guard_owner LOGIN; EXCEPTION WHEN duplicate_object THEN NULL;"
            + " END $$",
        "GRANT ALL ON SCHEMA public TO guard_owner",
        "GRANT CREATE ON DATABASE " + name + " TO guard_owner",
        "SET SESSION AUTHORIZATION guard_owner;" + SHOP,
        "ANALYZE");
  }

  String name() {
    return name;
  }

  Database database() {
    return database;
  }

  GuardedShop protect(GuardOptions options) {
    database.guards().orElseThrow().install(options);
    return this;
  }

  Connection connect() {
    return server.connect(name);
  }

  /** Why a script fails, all of it in one transaction that is rolled back; empty if it does not. */
  Optional<SQLException> refusal(String script) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      try {
        statement.execute(script);
        return Optional.empty();
      } catch (SQLException e) {
        return Optional.of(e);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new AssertionError(script, e);
    }
  }

  /** Those of some scripts that are not refused by guards. */
  List<String> thatGetThrough(List<String> scripts) {
    List<String> through = new ArrayList<>();
    for (String script : scripts) {
      Optional<SQLException> refusal = refusal(script);
      if (refusal.isEmpty()) {
        through.add(script);
      } else if (!isRefusal(refusal.get())) {
        throw new AssertionError(script, refusal.get());
      }
    }
    return through;
  }

  static boolean isRefusal(SQLException e) {
    return "42501".equals(e.getSQLState()) && String.valueOf(e.getMessage()).contains("protected");
  }
}
