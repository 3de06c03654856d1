package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.problem.BelayException;
import dev.belay.testkit.OtherProcess;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresServer.class)
class TestServerTest {
  @Test
  void every_database_is_a_fresh_one(TestServer server) throws SQLException {
    String first = server.createDatabase();
    String second = server.createDatabase();
    server.execute(first, "CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)");

    assertThat(second).isNotEqualTo(first);
    try (var connection = server.connect(second);
        var tables = connection.getMetaData().getTables(null, "public", "%", null)) {
      assertThat(tables.next()).isFalse();
    }
    server.dropDatabase(first);
    assertThatThrownBy(() -> server.connect(first))
        .cause()
        .hasMessageContaining("database \"" + first + "\" does not exist");
  }

  @Test
  void psql_reads_a_script_and_stops_at_the_first_error(TestServer server) {
    String database = server.createDatabase();

    assertThat(server.psql(database, "SELECT 'ä';\nSELECT 2, NULL;\n")).isEqualTo("ä\n2|\n");
    assertThatThrownBy(() -> server.psql(database, "SELECT 1/0;\nCREATE TABLE t (a int);\n"))
        .hasMessageContaining("psql ended with 3")
        .hasMessageContaining("division by zero");
    assertThat(server.psql(database, "SELECT to_regclass('t') IS NULL;")).isEqualTo("t\n");
    assertThat(server.log()).contains("division by zero");
  }

  @Test
  void a_closed_server_is_gone_with_its_folder() {
    TestServer server = TestServer.start();
    Path folder = server.folder();
    assertThat(folder).isDirectory();

    try (var connection = server.connect("postgres")) {
      server.close();
      server.close();
      assertThat(connection.isValid(1)).isFalse();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }

    assertThat(folder).doesNotExist();
    assertNobodyListens(server.port());
  }

  @Test
  void a_server_is_gone_when_its_owner_is_killed(@TempDir Path scratch) throws Exception {
    Path told = scratch.resolve("told");
    String[] lines;
    try (var owner = OtherProcess.start(ServerOwner.class, told.toString())) {
      lines = Files.readString(told).split("\n", -1);
      assertThat(Path.of(lines[1])).isDirectory();
      owner.kill();
    }

    var watcher = ProcessHandle.of(Long.parseLong(lines[0]));
    if (watcher.isPresent()) {
      watcher.get().onExit().get(30, TimeUnit.SECONDS);
    }
    assertThat(Path.of(lines[1])).doesNotExist();
    assertNobodyListens(Integer.parseInt(lines[2]));
  }

  @Test
  void what_the_dead_have_left_is_removed_by_the_next(@TempDir Path scratch) throws Exception {
    Path told = scratch.resolve("told");
    String[] lines;
    try (var owner = OtherProcess.start(ServerOwner.class, told.toString())) {
      lines = Files.readString(told).split("\n", -1);
      var watcher = ProcessHandle.of(Long.parseLong(lines[0])).orElseThrow();
      watcher.destroyForcibly();
      watcher.onExit().get(30, TimeUnit.SECONDS);
      new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(lines[2])).close();
      owner.kill();
    }

    TestServer.start().close();

    assertThat(Path.of(lines[1])).doesNotExist();
    assertNobodyListens(Integer.parseInt(lines[2]));
  }

  @Test
  void a_server_that_can_not_start_shows_its_log() {
    assertThatThrownBy(() -> TestServer.start("max_connections=none"))
        .isInstanceOf(BelayException.class)
        .hasMessageContaining("did not start")
        .hasMessageContaining("max_connections");
  }

  private static void assertNobodyListens(int port) {
    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
        .isInstanceOf(ConnectException.class);
  }
}
