package dev.belay.postgres.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.belay.database.DatabaseUrl;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL's own programs, with a role that needs a password and a database of an odd name. */
@Timeout(60)
@ExtendWith(PostgresServer.class)
class RealClientsTest {
  private static final String ODD_NAME = "it's a=b\\c";

  private final TestServer server;
  private final ServerAddress address;
  private final int major;
  private final ClientTools tools;

  @TempDir Path scratch;

  RealClientsTest(TestServer server) throws SQLException {
    this.server = server;
    this.tools =
        new ClientTools(
            ClientFolders.all(List.of(server.programs()), "/usr/bin:/bin", Path.of("/")),
            Map.of("PATH", "/usr/bin:/bin"));
    String role = "owner_" + server.createDatabase();
    server.createRole(role, "p w");
    server.dropDatabase(ODD_NAME);
    server.execute("postgres", "CREATE DATABASE \"" + ODD_NAME + "\" OWNER " + role);
    var url =
        DatabaseUrl.parse(
            "postgresql://" + role + ":p%20w@127.0.0.1:" + server.port() + "/", Path.of("/"));
    this.address =
        new ClientHabits(Map.of(), Path.of("/nowhere"), "root", Path.of("/nowhere"))
            .address(url)
            .withDatabase(ODD_NAME);
    try (Connection connection = server.connect("postgres")) {
      this.major = connection.getMetaData().getDatabaseMajorVersion();
    }
  }

  @BeforeEach
  void clients_are_installed() {
    for (ClientProgram program : ClientProgram.values()) {
      assumeTrue(
          Files.isExecutable(server.programs().resolve(program.toString())),
          "PostgreSQL's clients are not beside the server's programs");
    }
  }

  @Test
  void a_dump_is_read_and_restored_into_the_same_database() throws IOException, SQLException {
    feed(
        ClientProgram.PSQL,
        List.of("-XqAt", "-v", "ON_ERROR_STOP=1"),
        "CREATE TABLE t AS SELECT 7 AS a;");
    Path dump = scratch.resolve("dump");
    try (ClientRun run =
        tools.get(ClientProgram.PG_DUMP, major).read(address, List.of("-Fc", "--no-owner"))) {
      Files.copy(run.output(), dump);
      run.finish();
    }
    feed(ClientProgram.PSQL, List.of("-XqAt", "-v", "ON_ERROR_STOP=1"), "DROP TABLE t;");
    List<String> arguments =
        List.of("--no-owner", "-d", ClientTool.databaseArgument(address), dump.toString());
    feed(ClientProgram.PG_RESTORE, arguments, "");

    try (Connection connection = new Connections(Duration.ZERO).open(address);
        var result = connection.createStatement().executeQuery("SELECT a FROM t")) {
      assertThat(result.next()).isTrue();
      assertThat(result.getInt(1)).isEqualTo(7);
    }
  }

  @Test
  void a_script_that_fails_says_why() {
    assertThatThrownBy(
            () -> feed(ClientProgram.PSQL, List.of("-Xq", "-v", "ON_ERROR_STOP=1"), "SELECT 1/0;"))
        .hasMessageContaining("psql ended with status 3")
        .hasMessageContaining("division by zero");
  }

  private void feed(ClientProgram program, List<String> arguments, String input)
      throws IOException {
    try (ClientRun run = tools.get(program, major).write(address, arguments)) {
      run.input().write(input.getBytes(StandardCharsets.UTF_8));
      run.finish();
    }
  }
}
