package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A copy that the server makes just before the change, and the way back that is a rename. */
@ExtendWith(PostgresServer.class)
class TwinTest {
  private static final String SCHEMA =
      """
      CREATE TABLE orders (id integer PRIMARY KEY, total integer NOT NULL);
      INSERT INTO orders SELECT n, n FROM generate_series(1, 100) n;
      """;

  private static final String DOUBLED =
      "ALTER TABLE orders ADD COLUMN doubled integer;\nUPDATE orders SET doubled = 2 * total;\n";

  @TempDir Path folder;

  private TestServer server;
  private Cli cli;
  private String name;

  @BeforeEach
  void prepare(TestServer testServer) throws Exception {
    server = testServer;
    name = server.createDatabase();
    server.psql(name, SCHEMA);
    String url = server.url(name).location();
    cli = new Cli(folder.toRealPath());
    cli.file("belay.yaml", Cli.YAML.replace("sqlite:shop.db", "\"" + url + "\""));
    cli.file("migrations/0001_create.sql", SCHEMA);
    cli.file("migrations/0002_doubled.sql", DOUBLED);
    ends(ExitStatus.DONE, "baseline", "0001");
  }

  private String ends(ExitStatus status, String... arguments) {
    Cli.Screen screen = cli.run(arguments);
    assertThat(screen.status()).as(screen.whole()).isEqualTo(status);
    return screen.out() + screen.err();
  }

  private String digest() {
    return ends(ExitStatus.DONE, "fingerprint", "-q").lines().reduce((a, b) -> b).orElse("");
  }

  private String databases(String like) {
    return server
        .psql(
            "postgres",
            "SELECT count(*) FROM pg_database WHERE datname LIKE '" + name + "\\_" + like + "\\_%'")
        .strip();
  }

  @Test
  void back_and_forth_are_two_renames_each() {
    String before = digest();
    assertThat(ends(ExitStatus.DONE, "migrate", "--twin", "idle")).contains(name + "_twin_");
    String after = digest();
    assertThat(ends(ExitStatus.DONE, "rollback"))
        .contains("is in its place", "nothing was written since", "rolled back: 0002")
        .doesNotContain("save ");
    assertThat(digest()).isEqualTo(before);
    assertThat(databases("twin")).isEqualTo("0");
    assertThat(ends(ExitStatus.NO, "migrate")).contains("0002_doubled.sql was rolled back");
    assertThat(ends(ExitStatus.DONE, "rollback", "--undo")).contains("is in its place");
    assertThat(digest()).isEqualTo(after);
    assertThat(ends(ExitStatus.DONE, "audit", "--verify")).doesNotContain("broken");
  }

  @Test
  void writes_since_are_not_lost_without_a_word() {
    ends(ExitStatus.DONE, "migrate", "--twin", "idle");
    server.psql(name, "INSERT INTO orders VALUES (101, 1, 2)");
    String after = digest();
    assertThat(ends(ExitStatus.NO, "rollback")).contains("orders: 1 row added");
    assertThat(digest()).isEqualTo(after);
    assertThat(ends(ExitStatus.DONE, "rollback", "--discard-writes")).contains("not looked for");
    assertThat(ends(ExitStatus.DONE, "rollback", "--undo")).contains("is in its place");
    assertThat(digest()).isEqualTo(after);
  }

  @Test
  void what_was_written_between_backup_and_twin_is_not_the_migrations_own() throws Exception {
    cli.journaled(
        entry -> {
          if (entry.startsWith("Begun[step=judge")) {
            server.psql(name, "INSERT INTO orders VALUES (101, 1)");
          }
        });
    assertThat(ends(ExitStatus.DONE, "migrate", "--twin", "idle"))
        .contains(name + "_twin_", "the data had moved on since the rehearsal");
    assertThat(ends(ExitStatus.DONE, "rollback")).contains("nothing was written since");
    assertThat(server.psql(name, "SELECT count(*) FROM orders").strip()).isEqualTo("101");
  }

  @Test
  void somebody_who_is_connected_is_not_in_danger() throws Exception {
    try (Connection other = server.connect(name)) {
      assertThat(ends(ExitStatus.DONE, "migrate", "--twin", "idle"))
          .contains("none: others are connected");
      assertThat(other.isValid(1)).isTrue();
    }
    assertThat(databases("twin")).isEqualTo("0");
  }

  @Test
  void in_a_window_sessions_are_ended() throws Exception {
    try (Connection other = server.connect(name)) {
      assertThat(ends(ExitStatus.DONE, "migrate", "--twin", "window")).contains(name + "_twin_");
      assertThat(other.isValid(1)).isFalse();
    }
    assertThat(databases("twin")).isEqualTo("1");
  }

  @Test
  void a_failed_migration_leaves_no_twin() throws Exception {
    cli.file("migrations/0003_bad.sql", "INSERT INTO orders VALUES (1, 1);\n");
    ends(ExitStatus.FAILED, "migrate", "--twin", "idle", "--no-rehearsal");
    assertThat(databases("twin")).isEqualTo("0");
  }

  @Test
  void a_restore_is_undone_by_names_too() {
    ends(ExitStatus.DONE, "backup");
    server.psql(name, "DELETE FROM orders WHERE id > 50");
    String now = digest();
    ends(ExitStatus.DONE, "restore", "latest");
    assertThat(ends(ExitStatus.DONE, "rollback", "--undo")).contains("is in its place");
    assertThat(digest()).isEqualTo(now);
  }
}
