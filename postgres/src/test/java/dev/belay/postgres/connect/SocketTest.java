package dev.belay.postgres.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.belay.database.DatabaseUrl;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A server by its Unix socket. */
@Timeout(60)
@ExtendWith(PostgresServer.class)
class SocketTest {
  private static final String SLEEPING =
      "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'";

  private final TestServer server;
  private final Connections connections = new Connections(Duration.ofSeconds(5));

  @TempDir Path home;

  SocketTest(TestServer server) {
    this.server = server;
  }

  @Test
  void a_server_is_reached_by_its_socket_alone() throws SQLException {
    try (Connection connection = connections.open(address(server, "postgres"))) {
      assertThat(text(connection, "SELECT coalesce(inet_server_addr()::text, 'by a socket')"))
          .isEqualTo("by a socket");
      String large = "SELECT sum(length(repeat('x', 100000))) FROM generate_series(1, 100)";
      assertThat(text(connection, large)).isEqualTo("10000000");
      Blocks.requireThey(connection);
    }
  }

  @Test
  void peer_lets_in_whoever_the_operating_system_says_one_is() throws SQLException {
    String me = System.getProperty("user.name");
    server.execute(
        "postgres",
        "CREATE ROLE checks_peer",
        "CREATE ROLE \"" + me + "\" LOGIN IN ROLE checks_peer",
        "CREATE ROLE not_me LOGIN IN ROLE checks_peer");
    try (Connection connection = connections.open(address(server, me))) {
      assertThat(text(connection, "SELECT current_user")).isEqualTo(me);
    } finally {
      server.execute("postgres", "DROP ROLE \"" + me + "\"");
    }
    assertThat(problem(address(server, "not_me")))
        .isEqualTo(
            Problem.of(Code.PERMISSION_DENIED, place(server) + " does not let not_me in")
                .why("Peer authentication failed for user \"not_me\"")
                .remedy(
                    "by its socket only not_me of the operating system gets in (pg_hba.conf says"
                        + " peer): run it as not_me, or go by the network with a password:"
                        + " host=localhost"));
    server.execute("postgres", "DROP ROLE not_me", "DROP ROLE checks_peer");
  }

  @Test
  void a_statement_that_runs_is_cancelled_by_a_second_connection() throws SQLException {
    try (Connection connection = connections.open(address(server, "postgres"));
        Statement statement = connection.createStatement()) {
      var running =
          CompletableFuture.runAsync(
              () -> {
                try {
                  statement.execute("SELECT pg_sleep(50)");
                } catch (SQLException e) {
                  throw new CompletionException(e);
                }
              },
              // the common pool may have one thread, and whoever waits for psql's end needs it
              work -> Thread.ofPlatform().start(work));
      // the driver asks once alone, and what is not yet there is not cancelled
      while (!server.psql("postgres", SLEEPING).equals("1\n")) {
        assertThat(running).isNotDone();
      }
      statement.cancel();

      assertThatThrownBy(running::join).hasMessageContaining("canceling statement");
      assertThat(text(connection, "SELECT 'still there'")).isEqualTo("still there");
    }
  }

  @Test
  void a_server_that_goes_away_is_a_lost_connection() throws SQLException {
    ServerAddress address;
    Connection connection;
    try (TestServer own = TestServer.start()) {
      address = address(own, "postgres");
      connection = connections.open(address);
    }
    try (connection;
        Statement statement = connection.createStatement()) {
      var thrown = catchThrowableOfType(SQLException.class, () -> statement.execute("SELECT 1"));
      Problem lost = PostgresProblems.of("", address, thrown).problem();

      assertThat(lost.code()).isEqualTo(Code.DATABASE_UNREACHABLE);
      assertThat(lost.what()).isEqualTo("the connection to " + address + " was lost");
    }
    Host host = address.hosts().getFirst();
    assertThat(problem(address))
        .isEqualTo(
            Problem.of(Code.DATABASE_UNREACHABLE, "can't reach " + address)
                .why("there is no socket " + host.name() + "/.s.PGSQL." + host.port())
                .remedy(
                    "see that the server runs, and in which folder it has its socket (SHOW"
                        + " unix_socket_directories), or go by the network: host=localhost:"
                        + " pg_isready -h "
                        + host.name()
                        + " -p "
                        + host.port()));
  }

  @Test
  void the_session_is_gone_from_the_server_when_it_is_closed() throws SQLException {
    connections.open(address(server, "postgres", "&application_name=gone")).close();
    String count = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'gone'";
    try (Connection other = connections.open(address(server, "postgres"))) {
      String sessions = text(other, count);
      while (!sessions.equals("0")) {
        sessions = text(other, count);
      }
      assertThat(sessions).isEqualTo("0");
    }
  }

  @Test
  void a_socket_that_nobody_listens_at_is_named() throws Exception {
    Path left = Files.createFile(home.resolve(".s.PGSQL.5432"));
    Problem problem = problem(address("postgresql:///shop?host=" + home));

    assertThat(problem.code()).isEqualTo(Code.DATABASE_UNREACHABLE);
    assertThat(problem.why()).isEqualTo(left + ": Connection refused");
    assertThat(problem.remedy()).endsWith("pg_isready -h " + home + " -p 5432");
  }

  @Test
  void several_hosts_are_tried_in_turn_sockets_among_them() throws Exception {
    String port = String.valueOf(server.port());
    String hosts = "host=%s,%s,127.0.0.1 port=" + port + " dbname=postgres user=postgres";
    try (Connection connection = connections.open(address(hosts.formatted(home, folder(server))))) {
      assertThat(text(connection, "SELECT coalesce(inet_server_addr()::text, 'by a socket')"))
          .isEqualTo("by a socket");
    }
    try (Connection connection = connections.open(address(hosts.formatted(home, home)))) {
      assertThat(text(connection, "SELECT host(inet_server_addr())")).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void each_host_that_does_not_answer_is_named() {
    Problem problem = problem(address("host=" + home + ",127.0.0.1 port=1 dbname=shop"));

    assertThat(problem.code()).isEqualTo(Code.DATABASE_UNREACHABLE);
    assertThat(problem.what()).isEqualTo("can't reach [" + home + "]:1,127.0.0.1:1/shop");
    assertThat(problem.why().lines())
        .satisfiesExactly(
            first -> assertThat(first).contains("there is no socket " + home + "/.s.PGSQL.1"),
            second -> assertThat(second).contains("nothing answers at 127.0.0.1:1"));
    assertThat(problem.remedy()).endsWith("pg_isready -h " + home + " -p 1");
  }

  /** Manual, "Specifying Multiple Hosts" (libpq, 18): then the others are not tried. */
  @Test
  void whoever_is_refused_by_one_is_refused() {
    Problem problem =
        problem(
            address(
                "host=%s,127.0.0.1 port=%d dbname=not_there user=postgres"
                    .formatted(folder(server), server.port())));

    assertThat(problem.code()).isEqualTo(Code.DATABASE_MISSING);
    assertThat(problem.what()).contains(place(server)).doesNotContain("127.0.0.1");
  }

  @Test
  void a_server_of_another_user_than_the_one_that_is_asked_for_is_refused() {
    Problem problem = problem(address(server, "postgres", "&requirepeer=nobody_knows"));

    assertThat(problem.code()).isEqualTo(Code.DATABASE_UNREACHABLE);
    assertThat(problem.why()).contains("requirepeer asks for nobody_knows, but the server at");
  }

  @Test
  void client_programs_go_the_same_way() throws Exception {
    assumeTrue(Files.isExecutable(server.programs().resolve("psql")), "no psql is installed");
    var tools = new ClientTools(List.of(server.programs()), Map.of("PATH", "/usr/bin:/bin"));
    String check =
        "SELECT 1 / (inet_server_addr() IS NULL AND current_database() = 'postgres')::int;";
    try (ClientRun run =
        tools
            .newest(ClientProgram.PSQL)
            .write(address(server, "postgres"), List.of("-Xq", "-v", "ON_ERROR_STOP=1"))) {
      run.input().write(check.getBytes(StandardCharsets.UTF_8));
      run.finish();
    }
    try (ClientRun run =
        tools.newest(ClientProgram.PG_DUMP).read(address(server, "postgres"), List.of("-s"))) {
      assertThat(run.output().readAllBytes()).asString().contains("PostgreSQL database dump");
      run.finish();
    }
  }

  private static Path folder(TestServer server) {
    return server.folder().resolve("data");
  }

  private static String place(TestServer server) {
    return "[" + folder(server) + "]:" + server.port();
  }

  private ServerAddress address(TestServer server, String user) {
    return address(server, user, "");
  }

  private ServerAddress address(TestServer server, String user, String more) {
    return address(
        "postgresql://%s@/postgres?host=%s&port=%d%s"
            .formatted(user, folder(server), server.port(), more));
  }

  private ServerAddress address(String url) {
    return new ClientHabits(Map.of(), home, "ann", home).address(DatabaseUrl.parse(url, home));
  }

  private Problem problem(ServerAddress address) {
    var thrown = catchThrowableOfType(BelayException.class, () -> connections.open(address));
    assertThat(thrown).isNotNull();
    return thrown.problem();
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      assertThat(result.next()).isTrue();
      return String.valueOf(result.getString(1));
    }
  }
}
