package dev.belay.postgres.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.database.DatabaseUrl;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresServer.class)
class ConnectionsTest {
  private final TestServer server;
  private final Connections connections = new Connections(Duration.ofMillis(150));
  private String database = "";

  @TempDir Path home;

  ConnectionsTest(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void create() {
    database = server.createDatabase();
  }

  @AfterEach
  void drop() {
    server.dropDatabase(database);
  }

  @Test
  void settings_are_always_the_same_whatever_the_role_was_given() throws SQLException {
    String role = "odd_" + database;
    server.createRole(role, "x");
    for (String setting :
        new String[] {
          "DateStyle = 'German'",
          "IntervalStyle = 'iso_8601'",
          "TimeZone = 'Asia/Tokyo'",
          "extra_float_digits = -5",
          "bytea_output = 'escape'",
          "statement_timeout = '7s'",
          "idle_in_transaction_session_timeout = '7s'",
          "lock_timeout = '7s'",
          "search_path = app, public",
          "default_transaction_read_only = off"
        }) {
      server.execute(database, "ALTER ROLE " + role + " SET " + setting);
    }

    try (Connection connection = connections.open(address(role + ":x@"))) {
      assertThat(show(connection, "DateStyle")).startsWith("ISO");
      assertThat(show(connection, "IntervalStyle")).isEqualTo("postgres");
      assertThat(show(connection, "TimeZone")).isEqualTo("UTC");
      assertThat(show(connection, "extra_float_digits")).isEqualTo("3");
      assertThat(show(connection, "bytea_output")).isEqualTo("hex");
      assertThat(show(connection, "row_security")).isEqualTo("off");
      assertThat(show(connection, "client_encoding")).isEqualTo("UTF8");
      assertThat(show(connection, "statement_timeout")).isEqualTo("0");
      assertThat(show(connection, "idle_in_transaction_session_timeout")).isEqualTo("0");
      assertThat(show(connection, "idle_session_timeout")).isEqualTo("0");
      assertThat(show(connection, "lock_timeout")).isEqualTo("150ms");
      assertThat(show(connection, "application_name")).isEqualTo("belay");
      assertThat(show(connection, "search_path")).isEqualTo("app, public");
      assertThat(connection.getAutoCommit()).isTrue();
    }
  }

  @Test
  void another_database_of_the_server_is_reached_by_the_same_address() throws SQLException {
    try (Connection connection = connections.open(address("postgres@").withDatabase("postgres"))) {
      assertThat(connection.getCatalog()).isEqualTo("postgres");
    }
  }

  @Test
  void a_database_with_an_odd_name_is_reached() throws SQLException {
    String odd = "a b/c?d+e%f&g";
    server.execute("postgres", "CREATE DATABASE \"" + odd + "\"");
    try (Connection connection = connections.open(address("postgres@").withDatabase(odd));
        var result = connection.createStatement().executeQuery("SELECT current_database()")) {
      assertThat(result.next()).isTrue();
      assertThat(result.getString(1)).isEqualTo(odd);
    } finally {
      server.dropDatabase(odd);
    }
  }

  @Test
  void read_only_is_read_only() throws SQLException {
    try (Connection connection = connections.openReadOnly(address("postgres@"));
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("CREATE TABLE t (a int)"))
          .isInstanceOfSatisfying(
              SQLException.class,
              e ->
                  assertThat(problem(e))
                      .isEqualTo(
                          Problem.of(Code.DATABASE_READ_ONLY, at() + " can't be written")
                              .why("cannot execute CREATE TABLE in a read-only transaction")
                              .remedy(
                                  "connect to the primary; why it is read-only:"
                                      + " SHOW transaction_read_only")));
    }
  }

  @Test
  void a_missing_database_says_how_to_create_it() {
    Problem problem = problem(() -> connections.open(address("postgres@").withDatabase("nope")));

    assertThat(problem.code()).isEqualTo(Code.DATABASE_MISSING);
    assertThat(problem.what()).isEqualTo("there is no database nope on 127.0.0.1:" + server.port());
    assertThat(problem.remedy()).endsWith("createdb -h 127.0.0.1 -p " + server.port() + " nope");
  }

  @Test
  void the_right_password_opens_and_a_wrong_one_is_not_repeated() throws SQLException {
    String role = "ann_" + database;
    server.createRole(role, "right%'");
    connections.open(address(role + ":right%25%27@")).close();
    Problem problem = problem(() -> connections.open(address(role + ":wr0ng@")));

    assertThat(problem.code()).isEqualTo(Code.PERMISSION_DENIED);
    assertThat(problem.what())
        .isEqualTo("127.0.0.1:" + server.port() + " does not let " + role + " in");
    assertThat(problem.why())
        .isEqualTo(
            "password authentication failed for user \""
                + role
                + "\"; the password came from the URL");
    assertThat(problem.toString()).doesNotContain("wr0ng");
  }

  @Test
  void a_password_that_is_asked_for_and_not_there_says_where_it_was_looked_for() {
    String role = "bob_" + database;
    server.createRole(role, "x");
    Problem problem = problem(() -> connections.open(address(role + "@")));

    assertThat(problem.code()).isEqualTo(Code.PERMISSION_DENIED);
    assertThat(problem.why())
        .endsWith(
            "; no password: none in the URL or PGPASSWORD, and there is no "
                + home.resolve(".pgpass"));
  }

  @Test
  void a_role_that_does_not_exist_is_not_let_in() {
    Problem problem = problem(() -> connections.open(address("nobody_here@")));

    assertThat(problem.code()).isEqualTo(Code.PERMISSION_DENIED);
    assertThat(problem.why()).startsWith("role \"nobody_here\" does not exist");
  }

  @Test
  void a_port_where_nothing_listens_is_unreachable() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Problem problem =
        problem(() -> connections.open(address("postgresql://127.0.0.1:" + port, "")));

    assertThat(problem.code()).isEqualTo(Code.DATABASE_UNREACHABLE);
    assertThat(problem.why()).startsWith("nothing answers at 127.0.0.1:" + port + ": ");
    assertThat(problem.remedy()).endsWith(": pg_isready -h 127.0.0.1 -p " + port);
    assertThat(problem.state()).isEqualTo(Problem.UNTOUCHED);
  }

  @Test
  void a_name_that_no_machine_has_is_unreachable() {
    Problem problem =
        problem(() -> connections.open(address("postgresql://no.such.invalid/", "x")));

    assertThat(problem.code()).isEqualTo(Code.DATABASE_UNREACHABLE);
    assertThat(problem.why()).isEqualTo("no machine is known by the name no.such.invalid");
  }

  @Test
  void a_full_server_is_busy() throws SQLException {
    String role = "one_" + database;
    server.createRole(role, "x");
    server.execute(database, "ALTER ROLE " + role + " CONNECTION LIMIT 1");
    try (Connection first = connections.open(address(role + ":x@"))) {
      Problem problem = problem(() -> connections.open(address(role + ":x@")));

      assertThat(first.isValid(1)).isTrue();
      assertThat(problem.code()).isEqualTo(Code.DATABASE_BUSY);
      assertThat(problem.why()).isEqualTo("too many connections for role \"" + role + "\"");
    }
  }

  private ServerAddress address(String user) {
    return address("postgresql://" + user + "127.0.0.1:" + server.port(), database);
  }

  private ServerAddress address(String url, String name) {
    var parsed = DatabaseUrl.parse(url + "/" + name, home);
    return new ClientHabits(Map.of(), home, "postgres", home).address(parsed);
  }

  private String at() {
    return "127.0.0.1:" + server.port() + "/" + database;
  }

  private Problem problem(SQLException thrown) {
    return PostgresProblems.of("", address("postgres@"), thrown).problem();
  }

  private static Problem problem(ThrowingCallable action) {
    try {
      action.call();
    } catch (BelayException e) {
      return e.problem();
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("nothing was thrown");
  }

  private static String show(Connection connection, String setting) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery("SHOW " + setting)) {
      assertThat(result.next()).isTrue();
      return String.valueOf(result.getString(1));
    }
  }
}
