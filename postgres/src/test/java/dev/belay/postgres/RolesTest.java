package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.database.DatabaseUrl;
import dev.belay.engine.Diagnosis;
import dev.belay.engine.Diagnosis.Verdict;
import dev.belay.engine.GuardOptions;
import dev.belay.engine.Progress;
import dev.belay.engine.Roles;
import dev.belay.problem.BelayException;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What an application's role may do, and that nothing of it is left after the split but rows. */
@ExtendWith(PostgresServer.class)
class RolesTest {
  @TempDir Path scratch;

  private TestServer server;
  private String name;
  private String shop;
  private Roles.Pair pair;

  /** As teams have it: one login made everything. */
  @BeforeEach
  void prepare(TestServer testServer) {
    server = testServer;
    name = server.createDatabase();
    shop = "Shop of " + name;
    pair = new Roles.Pair(name + "_owner", shop);
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

  private void as(String... statements) {
    try (var connection = server.connect(shop, name);
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  private void denied(String... statements) {
    for (String sql : statements) {
      assertThatThrownBy(() -> as(sql))
          .as(sql)
          .hasMessageMatching("(?s).*(denied|must be owner).*");
    }
  }

  private Roles roles(String login) {
    String url = server.url(login, name).location().replace(" ", "%20");
    var address = new DatabaseUrl(DatabaseUrl.POSTGRESQL, url);
    return PostgresSubject.makeEngine().database(address).roles().orElseThrow();
  }

  private Roles roles() {
    return roles("postgres");
  }

  private List<String> subjects(String role) {
    return roles().examine(role).stream().map(Diagnosis::subject).toList();
  }

  /** Of everything that is the team's. */
  private String owners() {
    return server
        .psql(
            name,
            """
            WITH theirs AS (SELECT oid FROM pg_namespace WHERE nspname IN ('stock', 'public'))
            SELECT pg_get_userbyid(relowner) FROM pg_class, theirs t WHERE relnamespace = t.oid
            UNION SELECT pg_get_userbyid(proowner) FROM pg_proc, theirs t WHERE pronamespace = t.oid
            UNION SELECT pg_get_userbyid(typowner) FROM pg_type, theirs t WHERE typnamespace = t.oid
            UNION SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = 'stock'
            UNION SELECT pg_get_userbyid(datdba) FROM pg_database
              WHERE datname = current_database();
            """)
        .strip();
  }

  @Test
  void what_a_role_may_do_is_told_with_why_it_matters() {
    assertThat(subjects(shop)).containsExactly("createdb", "database", "schemas", "tables");
    Diagnosis tables =
        roles().examine(shop).stream()
            .filter(each -> each.subject().equals("tables"))
            .findFirst()
            .orElseThrow();
    assertThat(tables.verdict()).isEqualTo(Verdict.BAD);
    assertThat(tables.finding())
        .isEqualTo(
            shop
                + " owns the tables empty, parts, parts_1 and 1 more: it can drop, empty and alter"
                + " them, and switch their triggers off");
    assertThat(subjects("postgres")).contains("superuser").doesNotContain("truncate", "member");
    assertThat(subjects("no such role")).containsExactly("role");
  }

  @Test
  void each_right_is_found_by_itself() {
    String bare = "bare_" + name;
    server.execute(
        name, "CREATE ROLE " + bare + " LOGIN", "REVOKE CREATE ON SCHEMA public FROM public");
    assertThat(roles().examine(bare).getFirst().verdict()).isEqualTo(Verdict.GOOD);
    found(bare, "createrole", "ALTER ROLE " + bare + " CREATEROLE", "NOCREATEROLE");
    found(bare, "bypassrls", "ALTER ROLE " + bare + " BYPASSRLS", "NOBYPASSRLS");
    found(bare, "replication", "ALTER ROLE " + bare + " REPLICATION", "NOREPLICATION");
    granted(bare, "truncate", "TRUNCATE ON parts");
    granted(bare, "create", "CREATE ON SCHEMA public");
    granted(bare, "member", "\"" + shop + "\"");
    granted(bare, "server files", "pg_execute_server_program");
    server.execute(
        name, "ALTER TABLE empty ENABLE ROW LEVEL SECURITY", "ALTER TABLE empty OWNER TO " + bare);
    assertThat(subjects(bare)).containsExactly("tables", "row security");
  }

  private void found(String role, String subject, String statement, String back) {
    server.execute(name, statement);
    assertThat(subjects(role)).containsExactly(subject);
    server.execute(name, "ALTER ROLE " + role + " " + back);
  }

  private void granted(String role, String subject, String what) {
    server.execute(name, "GRANT " + what + " TO " + role);
    assertThat(subjects(role)).containsExactly(subject);
    server.execute(name, "REVOKE " + what + " FROM " + role);
  }

  @Test
  void the_statements_leave_the_application_rows_and_nothing_else() {
    List<String> statements = roles().statements(pair);
    assertThat(statements)
        .startsWith("CREATE ROLE " + name + "_owner NOLOGIN")
        .contains(
            "ALTER TABLE stock.\"Odd Name\" OWNER TO " + name + "_owner",
            "GRANT USAGE ON SCHEMA stock TO \"" + shop + "\"");
    server.psql(name, "BEGIN;\n" + String.join(";\n", statements) + ";\nCOMMIT;\n");
    isSplit();
  }

  private void isSplit() {
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
    server.execute(
        name,
        "SET ROLE " + name + "_owner",
        "CREATE TABLE IF NOT EXISTS later (id serial, note text)");
    as("INSERT INTO later (note) VALUES ('x')", "DELETE FROM later");
    denied("TRUNCATE later", "DROP TABLE later");
  }

  @Test
  void it_is_rehearsed_on_a_copy_of_which_nothing_is_left() throws Exception {
    String before = owners();
    String databases = server.psql(name, "SELECT count(*) FROM pg_database");
    roles().rehearse(pair, scratch, Progress.NONE);
    assertThat(owners()).isEqualTo(before);
    assertThat(server.psql(name, "SELECT count(*) FROM pg_database")).isEqualTo(databases);
    assertThat(server.psql(name, "SELECT 1 FROM pg_roles WHERE rolname = '" + name + "_owner'"))
        .isEmpty();
    roles().apply(pair);
    isSplit();
    roles().prove(pair);
    roles().apply(pair);
    isSplit();
  }

  @Test
  void a_protected_database_is_split_and_stays_protected() {
    var guards = PostgresSubject.makeEngine().database(server.url(name)).guards().orElseThrow();
    guards.install(GuardOptions.USUAL);
    roles().apply(pair);
    isSplit();
    assertThat(guards.status().isAsAsked()).isTrue();
  }

  @Test
  void what_the_statements_can_not_take_is_found_and_nothing_is_changed() {
    String before = owners();
    // a right that somebody else has handed on stays when the owner takes back his own
    server.execute(
        name,
        "CREATE ROLE friends_" + name,
        "GRANT friends_" + name + " TO \"" + shop + "\"",
        "GRANT TRUNCATE ON parts TO friends_" + name);
    assertThatThrownBy(() -> roles().apply(pair))
        .isInstanceOfSatisfying(
            BelayException.class,
            e -> assertThat(e.problem().why()).contains("may TRUNCATE parts"));
    assertThat(owners()).isEqualTo(before);
  }

  @Test
  void the_proof_fails_for_whoever_can_do_too_much_or_too_little() {
    roles().apply(pair);
    server.execute(name, "REVOKE UPDATE ON parts FROM \"" + shop + "\"");
    unproven("it can't do: UPDATE public.parts");
    server.execute(name, "GRANT UPDATE, TRUNCATE ON parts TO \"" + shop + "\"");
    unproven("may TRUNCATE parts");
    server.execute(name, "REVOKE TRUNCATE ON parts FROM \"" + shop + "\"");
    roles().prove(pair);
  }

  private void unproven(String why) {
    assertThatThrownBy(() -> roles().prove(pair))
        .isInstanceOfSatisfying(
            BelayException.class, e -> assertThat(e.problem().why()).contains(why));
  }

  @Test
  void a_login_does_not_take_its_own_rights_and_some_roles_are_none_for_applications() {
    assertThat(roles(shop).pair(Optional.empty(), Optional.empty())).isEqualTo(pair);
    assertThatThrownBy(() -> roles(shop).apply(pair)).hasMessageContaining("its own rights");
    assertThatThrownBy(() -> roles().statements(new Roles.Pair("o", "postgres")))
        .hasMessageContaining("role of an application");
    assertThatThrownBy(() -> roles().statements(new Roles.Pair(shop, shop)))
        .hasMessageContaining("role of an application");
  }

  @Test
  void an_application_without_a_role_of_its_own_gets_one() {
    var fresh = new Roles.Pair(name + "_owner", "fresh_" + name);
    roles().apply(fresh);
    roles().prove(fresh);
    assertThat(roles().examine("fresh_" + name).getFirst().verdict()).isEqualTo(Verdict.GOOD);
  }

  @Test
  void strong_memberships_are_taken_away() {
    server.execute(
        name,
        "CREATE ROLE " + name + "_owner NOLOGIN",
        "GRANT " + name + "_owner, pg_write_server_files TO \"" + shop + "\"",
        "ALTER ROLE \"" + shop + "\" SUPERUSER CREATEROLE REPLICATION BYPASSRLS");
    roles().apply(pair);
    isSplit();
  }
}
