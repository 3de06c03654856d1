package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.database.DatabaseUrl;
import dev.belay.engine.Database;
import dev.belay.engine.Diagnosis;
import dev.belay.engine.Diagnosis.Verdict;
import dev.belay.engine.Roles;
import dev.belay.testkit.postgres.TestServer;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;

/** A database as teams have it: one login has made everything, and the application uses it. */
final class OneLogin {
  private final TestServer server;
  private final String name;
  private final String shop;

  OneLogin(TestServer server) {
    this.server = server;
    this.name = server.createDatabase();
    this.shop = "Shop of " + name;
    server.execute(
        "postgres",
        "CREATE ROLE \"" + shop + "\" LOGIN CREATEDB",
        "ALTER DATABASE " + name + " OWNER TO \"" + shop + "\"");
    as(
        "CREATE SCHEMA stock",
        "CREATE TYPE mood AS ENUM ('good', 'bad')",
        "CREATE DOMAIN price AS numeric CHECK (VALUE >= 0)",
        "CREATE TYPE stock.pair AS (a integer, b integer)",
        "CREATE TABLE stock.\"Odd Name\" (id serial PRIMARY KEY, felt mood, cost price)",
        "CREATE TABLE empty ()",
        "CREATE TABLE parts (id bigint GENERATED ALWAYS AS IDENTITY, at date,"
            + " twice bigint GENERATED ALWAYS AS (7) STORED) PARTITION BY RANGE (at)",
        "CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
        "CREATE VIEW seen AS SELECT id FROM stock.\"Odd Name\"",
        "CREATE MATERIALIZED VIEW counted AS SELECT count(*) FROM parts",
        "CREATE SEQUENCE numbers",
        "CREATE FUNCTION add_one(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a + 1'",
        "CREATE PROCEDURE clean() LANGUAGE sql AS 'SELECT 1'",
        "REVOKE ALL ON FUNCTION add_one FROM PUBLIC",
        "CREATE AGGREGATE total(integer) (sfunc = int4pl, stype = integer)",
        "INSERT INTO stock.\"Odd Name\" (felt, cost) VALUES ('good', 1)");
  }

  String name() {
    return name;
  }

  /** The one login, with blanks in its name. */
  String shop() {
    return shop;
  }

  Roles.Pair pair() {
    return new Roles.Pair(name + "_owner", shop);
  }

  /** As the application. */
  void as(String... statements) {
    try (var connection = server.connect(shop, name);
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  /** As the administrator. */
  void administer(String... statements) {
    server.execute(name, statements);
  }

  String ask(String sql) {
    return server.psql(name, sql).strip();
  }

  Database database(String login) {
    String url = server.url(login, name).location().replace(" ", "%20");
    return PostgresSubject.makeEngine().database(new DatabaseUrl(DatabaseUrl.POSTGRESQL, url));
  }

  Roles roles(String login) {
    return database(login).roles().orElseThrow();
  }

  Roles roles() {
    return roles("postgres");
  }

  /** Makes such a pair of it, as the administrator; the name of the transaction. */
  String split(Roles.Pair wanted) {
    return split("postgres", wanted);
  }

  String split(String login, Roles.Pair wanted) {
    var transaction = new AtomicReference<>("");
    roles(login).apply(wanted, transaction::set);
    return transaction.get();
  }

  /** The application may not do any of that. */
  void denied(String... statements) {
    for (String sql : statements) {
      assertThatThrownBy(() -> as(sql))
          .as(sql)
          .hasMessageMatching("(?s).*(denied|must be owner|is protected).*");
    }
  }

  /** Of everything that is the team's. */
  String owners() {
    return ask(
        """
        WITH theirs AS (SELECT oid FROM pg_namespace WHERE nspname IN ('stock', 'public'))
        SELECT pg_get_userbyid(relowner) FROM pg_class, theirs t WHERE relnamespace = t.oid
        UNION SELECT pg_get_userbyid(proowner) FROM pg_proc, theirs t WHERE pronamespace = t.oid
        UNION SELECT pg_get_userbyid(typowner) FROM pg_type, theirs t WHERE typnamespace = t.oid
        UNION SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = 'stock'
        UNION SELECT pg_get_userbyid(datdba) FROM pg_database
          WHERE datname = current_database();
        """);
  }

  /** Nothing is left to the application but rows. */
  void isSplit() {
    assertThat(owners()).isEqualTo(name + "_owner");
    assertThat(roles().examine(shop)).extracting(Diagnosis::verdict).containsOnly(Verdict.GOOD);
    as(
        "INSERT INTO stock.\"Odd Name\" (felt, cost) VALUES ('bad', 2)",
        "UPDATE stock.\"Odd Name\" SET cost = 3",
        "SELECT id, add_one(1), nextval('numbers') FROM seen",
        "SELECT * FROM counted",
        "INSERT INTO parts (at) VALUES ('2026-02-02')",
        "DELETE FROM parts");
    denied(
        "TRUNCATE parts",
        "DROP TABLE stock.\"Odd Name\"",
        "ALTER TABLE parts_1 DISABLE TRIGGER ALL",
        "CREATE TABLE public.more (a integer)",
        "CREATE SCHEMA more",
        "DROP SCHEMA stock CASCADE",
        "DROP DATABASE " + name,
        "CREATE DATABASE of_" + name);
    // what comes later is the application's to use, too
    administer(
        "SET ROLE " + name + "_owner", "CREATE TABLE IF NOT EXISTS later (id serial, note text)");
    as("INSERT INTO later (note) VALUES ('x')", "DELETE FROM later");
    denied("TRUNCATE later", "DROP TABLE later");
  }
}
