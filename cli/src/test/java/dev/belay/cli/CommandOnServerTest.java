package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Another tool's migrations on a server, applied by a real command that Belay looks after. */
@ExtendWith(PostgresServer.class)
class CommandOnServerTest {
  private static final String SCHEMA =
      """
      CREATE TABLE t (id integer PRIMARY KEY, fax text);
      INSERT INTO t VALUES (1, '030'), (2, NULL);
      CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL);
      INSERT INTO schema_migrations VALUES (1, FALSE);
      """;

  @TempDir Path folder;

  private TestServer server;
  private String name;
  private Cli cli;

  @BeforeEach
  void prepare(TestServer testServer) throws Exception {
    server = testServer;
    name = server.createDatabase();
    server.psql(name, SCHEMA);
    cli = new Cli(folder.toRealPath()).with(Map.of("PATH", "/usr/local/bin:/usr/bin:/bin"));
    cli.file(
        "belay.yaml",
        Cli.YAML.replace("sqlite:shop.db", "\"" + server.url(name).location() + "\"")
            + "migrate.command: sh migrate.sh\n");
    cli.file("migrations/1_init.up.sql", "SELECT 1;\n");
    cli.file("migrations/2_level.up.sql", "ALTER TABLE t ADD COLUMN level text;\n");
  }

  /** Runs what is pending, and in the second run, which is on the target, something more. */
  private void script(String psql, String more) throws Exception {
    cli.file(
        "migrate.sh",
        """
        set -e
        echo run >> runs.log
        psql -qX -v ON_ERROR_STOP=1 %s -f migrations/2_level.up.sql "$DATABASE_URL"
        [ $(wc -l < runs.log) -lt 2 ] || { %s; }
        psql -qX -c "UPDATE schema_migrations SET version = 2" "$DATABASE_URL"
        """
            .formatted(psql, more));
  }

  private String ask(String sql) {
    return server.psql(name, sql).strip();
  }

  @Test
  void the_command_runs_on_a_copy_and_then_on_the_target() throws Exception {
    script("", "true");
    assertThat(cli.ends(ExitStatus.DONE, "migrate"))
        .contains("1 applied by sh migrate.sh", "schema and every value as rehearsed");
    assertThat(Files.readAllLines(folder.resolve("runs.log"))).hasSize(2);
    assertThat(cli.ends(ExitStatus.DONE, "status"))
        .contains("golang-migrate", "applied      2", "pending      none");
    cli.ends(ExitStatus.DONE, "rollback");
    assertThat(ask("SELECT version FROM schema_migrations")).isEqualTo("1");
  }

  @Test
  void a_command_that_fails_and_leaves_nothing_has_changed_nothing() throws Exception {
    script("-c 'SELECT 1'", "false");
    cli.file("migrations/2_level.up.sql", "SELECT 2;\n");
    assertThat(cli.ends(ExitStatus.FAILED, "migrate"))
        .contains("sh migrate.sh ended with status 1", "verified, as before");
  }

  @Test
  void what_a_failed_command_has_committed_stays_and_is_said() throws Exception {
    script("", "echo \"can not go on with $DATABASE_URL\"; exit 7");
    String said = cli.ends(ExitStatus.FAILED, "migrate");
    assertThat(said)
        .contains("sh migrate.sh ended with status 7", "can not go on with", "stay")
        .doesNotContain("rolled back");
    assertThat(ask("SELECT count(*) FROM information_schema.columns WHERE table_name = 't'"))
        .isEqualTo("3");
  }
}
