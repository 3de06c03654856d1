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
  private ServerShop shop;

  @BeforeEach
  void prepare(TestServer testServer) throws Exception {
    server = testServer;
    shop = new ServerShop(server, folder, SCHEMA, "");
    shop.migration("0002_doubled.sql", DOUBLED);
  }

  private String databases(String like) {
    return server
        .psql(
            "postgres",
            "SELECT count(*) FROM pg_database WHERE datname LIKE '"
                + shop.name()
                + "\\_"
                + like
                + "\\_%'")
        .strip();
  }

  @Test
  void back_and_forth_are_two_renames_each() {
    String before = shop.digest();
    assertThat(shop.ends(ExitStatus.DONE, "migrate", "--twin", "idle"))
        .contains(shop.name() + "_twin_");
    String after = shop.digest();
    assertThat(shop.ends(ExitStatus.DONE, "rollback"))
        .contains("is in its place", "nothing was written since", "rolled back: 0002")
        .doesNotContain("save ");
    assertThat(shop.digest()).isEqualTo(before);
    assertThat(databases("twin")).isEqualTo("0");
    assertThat(shop.ends(ExitStatus.NO, "migrate")).contains("0002_doubled.sql was rolled back");
    assertThat(shop.ends(ExitStatus.DONE, "rollback", "--undo")).contains("is in its place");
    assertThat(shop.digest()).isEqualTo(after);
    assertThat(shop.ends(ExitStatus.DONE, "audit", "--verify")).doesNotContain("broken");
  }

  @Test
  void writes_since_are_not_lost_without_a_word() {
    shop.ends(ExitStatus.DONE, "migrate", "--twin", "idle");
    server.psql(shop.name(), "INSERT INTO orders VALUES (101, 1, 2)");
    String after = shop.digest();
    assertThat(shop.ends(ExitStatus.NO, "rollback")).contains("orders: 1 row added");
    assertThat(shop.digest()).isEqualTo(after);
    assertThat(shop.ends(ExitStatus.DONE, "rollback", "--discard-writes"))
        .contains("not looked for");
    assertThat(shop.ends(ExitStatus.DONE, "rollback", "--undo")).contains("is in its place");
    assertThat(shop.digest()).isEqualTo(after);
  }

  @Test
  void what_was_written_between_backup_and_twin_is_not_the_migrations_own() throws Exception {
    shop.cli()
        .journaled(
            entry -> {
              if (entry.startsWith("Begun[step=judge")) {
                server.psql(shop.name(), "INSERT INTO orders VALUES (101, 1)");
              }
            });
    assertThat(shop.ends(ExitStatus.DONE, "migrate", "--twin", "idle"))
        .contains(shop.name() + "_twin_", "the data had moved on since the rehearsal");
    assertThat(shop.ends(ExitStatus.DONE, "rollback")).contains("nothing was written since");
    assertThat(server.psql(shop.name(), "SELECT count(*) FROM orders").strip()).isEqualTo("101");
  }

  @Test
  void somebody_who_is_connected_is_not_in_danger() throws Exception {
    try (Connection other = server.connect(shop.name())) {
      assertThat(shop.ends(ExitStatus.DONE, "migrate", "--twin", "idle"))
          .contains("none: others are connected");
      assertThat(other.isValid(1)).isTrue();
    }
    assertThat(databases("twin")).isEqualTo("0");
  }

  @Test
  void in_a_window_sessions_are_ended() throws Exception {
    try (Connection other = server.connect(shop.name())) {
      assertThat(shop.ends(ExitStatus.DONE, "migrate", "--twin", "window"))
          .contains(shop.name() + "_twin_");
      assertThat(other.isValid(1)).isFalse();
    }
    assertThat(databases("twin")).isEqualTo("1");
  }

  @Test
  void a_failed_migration_leaves_no_twin() throws Exception {
    shop.migration("0003_bad.sql", "INSERT INTO orders VALUES (1, 1);\n");
    shop.ends(ExitStatus.FAILED, "migrate", "--twin", "idle", "--no-rehearsal");
    assertThat(databases("twin")).isEqualTo("0");
  }

  @Test
  void a_restore_is_undone_by_names_too() {
    shop.ends(ExitStatus.DONE, "backup");
    server.psql(shop.name(), "DELETE FROM orders WHERE id > 50");
    String now = shop.digest();
    shop.ends(ExitStatus.DONE, "restore", "latest");
    assertThat(shop.ends(ExitStatus.DONE, "rollback", "--undo")).contains("is in its place");
    assertThat(shop.digest()).isEqualTo(now);
  }
}
