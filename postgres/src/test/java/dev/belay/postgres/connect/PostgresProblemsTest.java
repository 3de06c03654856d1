package dev.belay.postgres.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresServer.class)
class PostgresProblemsTest {
  private final TestServer server;
  private final String database;
  private final ServerAddress address;

  PostgresProblemsTest(TestServer server) {
    this.server = server;
    this.database = server.createDatabase();
    this.address =
        new ClientHabits(Map.of(), Path.of("/nowhere"), "postgres", Path.of("/nowhere"))
            .address(server.url(database));
  }

  @BeforeEach
  void fill() {
    server.execute(
        database,
        "CREATE TABLE customer (id int PRIMARY KEY, name text NOT NULL)",
        "INSERT INTO customer VALUES (1, 'Ann')");
  }

  @AfterEach
  void drop() {
    server.dropDatabase(database);
  }

  @Test
  void a_refused_row_shows_what_the_server_knows_about_it() throws SQLException {
    Problem problem = statement("INSERT INTO customer VALUES (1, 'Bob')");

    assertThat(problem.code()).isEqualTo(Code.STATEMENT_FAILED);
    assertThat(problem.what())
        .isEqualTo("duplicate key value violates unique constraint \"customer_pkey\"");
    assertThat(problem.why()).isEqualTo("Key (id)=(1) already exists.");
    assertThat(problem.state()).isEmpty();
  }

  @Test
  void a_misspelt_column_shows_its_line_and_the_servers_hint() throws SQLException {
    Problem problem = statement("SELECT 'ä€😀',\n       nam\n  FROM customer");

    assertThat(problem.what()).isEqualTo("column \"nam\" does not exist");
    assertThat(problem.why())
        .startsWith("hint: Perhaps you meant to reference the column \"customer.name\"")
        .endsWith("; line 2: nam");
  }

  @Test
  void an_error_inside_a_function_says_where() throws SQLException {
    Problem problem = statement("DO $$ BEGIN PERFORM 1/0; END $$");

    assertThat(problem.what()).isEqualTo("division by zero");
    assertThat(problem.why()).startsWith("SQL statement \"SELECT 1/0\"");
  }

  @Test
  void a_lock_that_is_not_given_in_time_is_told_apart() throws SQLException {
    try (Connection holder = server.connect(database)) {
      holder.setAutoCommit(false);
      holder.createStatement().execute("LOCK TABLE customer");
      SQLException thrown = thrown("SELECT * FROM customer");

      assertThat(PostgresProblems.isLockTimeout(thrown)).isTrue();
      assertThat(PostgresProblems.of("", address, thrown).problem())
          .isEqualTo(
              Problem.of(Code.DATABASE_BUSY, address + " is busy")
                  .why("canceling statement due to lock timeout")
                  .remedy("end the other session, or try again later"));
      Problem problem = PostgresProblems.ofStatement(address, "", thrown).problem();
      assertThat(problem.code()).isEqualTo(Code.DATABASE_BUSY);
      assertThat(problem.why()).isEqualTo("canceling statement due to lock timeout");
      assertThat(problem.remedy()).isEqualTo("end the other session, or try again later");
    }
  }

  @Test
  void a_script_that_limits_its_own_time_is_not_interrupted() throws SQLException {
    SQLException thrown = thrown("SET statement_timeout = 50", "SELECT pg_sleep(60)");

    assertThat(PostgresProblems.ofStatement(address, "", thrown).problem())
        .isEqualTo(
            Problem.of(Code.STATEMENT_FAILED, "canceling statement due to statement timeout")
                .state(""));
  }

  @Test
  void a_cancelled_statement_is_interrupted() throws SQLException {
    SQLException thrown = thrown("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '57014'; END $$");

    assertThat(PostgresProblems.ofStatement(address, "", thrown).problem().code())
        .isEqualTo(Code.INTERRUPTED);
  }

  @Test
  void a_session_that_somebody_ends_is_a_lost_connection() throws SQLException {
    SQLException thrown = thrown("SELECT pg_terminate_backend(pg_backend_pid())", "SELECT 1");
    Problem problem = PostgresProblems.ofStatement(address, "SELECT 1", thrown).problem();

    assertThat(problem.code()).isEqualTo(Code.DATABASE_UNREACHABLE);
    assertThat(problem.what()).isEqualTo("the connection to " + address + " was lost");
    assertThat(problem.state()).isEmpty();
  }

  @Test
  void a_missing_right_says_who_needs_it() throws SQLException {
    server.execute(database, "CREATE ROLE low_" + database);
    SQLException thrown = thrown("SET ROLE low_" + database, "SELECT * FROM customer");

    assertThat(PostgresProblems.of("can't read customer", address, thrown).problem())
        .isEqualTo(
            Problem.of(Code.PERMISSION_DENIED, "can't read customer")
                .why("permission denied for table customer (as postgres)")
                .remedy("grant postgres the right, or connect as the owner"));
  }

  private Problem statement(String sql) throws SQLException {
    return PostgresProblems.ofStatement(address, sql, thrown(sql)).problem();
  }

  /** What the first of the statements throws that fails. */
  private SQLException thrown(String... statements) throws SQLException {
    try (Connection connection = new Connections(Duration.ofMillis(100)).open(address);
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        try {
          statement.execute(sql);
        } catch (SQLException e) {
          return e;
        }
      }
    }
    throw new AssertionError("nothing was thrown");
  }
}
