package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import dev.belay.testkit.Golden;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Another tool's migrations, applied by a real command that Belay looks after. */
class CommandMigrateTest {
  /** Notes each run; then runs what is pending, as such a tool would. */
  private static final String SCRIPT =
      """
      set -e
      echo "$MIGRATE_URL" >> runs.log
      file=${MIGRATE_URL#sqlite3://}
      BEFORE
      sqlite3 -bail "$file" < migrations/2_level.up.sql
      AFTER
      sqlite3 "$file" "UPDATE schema_migrations SET version = 2"
      """;

  @RegisterExtension static final Golden GOLDEN = new Golden("command");

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void prepare() throws Exception {
    cli = new Cli(folder.toRealPath());
    cli.file(
        "belay.yaml",
        Cli.YAML
            + "migrate:\n"
            + "  command: sh migrate.sh\n"
            + "  command-variable: MIGRATE_URL\n"
            + "  command-limit: 20s\n");
    cli.with(Map.of("PATH", "/usr/local/bin:/usr/bin:/bin"));
    cli.file("migrations/1_init.up.sql", "CREATE TABLE t (id int, fax text);\n");
    cli.file("migrations/2_level.up.sql", "ALTER TABLE t ADD COLUMN level text;\n");
    cli.sql(
        "shop.db",
        "CREATE TABLE t (id int, fax text)",
        "INSERT INTO t VALUES (1, '030'), (2, NULL)",
        "CREATE TABLE schema_migrations (version uint64, dirty bool)",
        "INSERT INTO schema_migrations VALUES (1, FALSE)");
  }

  private void script(String before, String after) throws Exception {
    cli.file("migrate.sh", SCRIPT.replace("BEFORE", before).replace("AFTER", after));
  }

  private void see(String name, ExitStatus status, String... arguments) {
    Cli.Screen screen = cli.run(arguments);
    GOLDEN.compare(name, screen.whole());
    assertThat(screen.status()).isEqualTo(status);
  }

  private List<String> runs() throws Exception {
    return Files.readAllLines(folder.resolve("runs.log"));
  }

  private void isAsBefore() throws Exception {
    assertThat(cli.ask("shop.db", "SELECT count(*) FROM pragma_table_info('t')")).isEqualTo("2");
    assertThat(cli.ask("shop.db", "SELECT version FROM schema_migrations")).isEqualTo("1");
  }

  @Test
  void the_command_runs_on_a_copy_and_then_on_the_target() throws Exception {
    script("", "");
    see("good", ExitStatus.DONE, "migrate");
    assertThat(runs())
        .hasSize(2)
        .last()
        .isEqualTo("sqlite3://" + folder.toRealPath().resolve("shop.db"));
    assertThat(runs().getFirst()).contains(".belay/scratch");
    assertThat(cli.ends(ExitStatus.DONE, "status")).contains("applied      2", "pending      none");
    assertThat(cli.ends(ExitStatus.DONE, "migrate")).contains("Nothing is pending");

    cli.ends(ExitStatus.DONE, "rollback");
    isAsBefore();
  }

  @Test
  void a_loss_in_rehearsal_keeps_the_command_away_from_the_target() throws Exception {
    script("", "sqlite3 \"$file\" \"UPDATE t SET fax = NULL\"");
    see("loss", ExitStatus.NO, "migrate");
    assertThat(runs()).hasSize(1);
    isAsBefore();
  }

  @Test
  void what_a_failed_command_has_committed_is_taken_back() throws Exception {
    script("", "[ $(wc -l < runs.log) -lt 2 ] || { echo \"no: $MIGRATE_URL\"; exit 7; }");
    see("failed", ExitStatus.FAILED, "migrate");
    assertThat(runs()).hasSize(2);
    isAsBefore();
  }

  @Test
  void what_was_not_rehearsed_is_taken_back() throws Exception {
    script("", "[ $(wc -l < runs.log) -lt 2 ] || sqlite3 \"$file\" \"DELETE FROM t WHERE id = 1\"");
    see("different", ExitStatus.FAILED, "migrate");
    isAsBefore();
    assertThat(cli.ask("shop.db", "SELECT count(*) FROM t")).isEqualTo("2");
  }

  @Test
  void a_command_that_does_nothing_is_no_success() throws Exception {
    cli.file("migrate.sh", "exit 0\n");
    assertThat(cli.ends(ExitStatus.NO, "migrate")).contains("the command left pending: 2_level");
    isAsBefore();
  }

  @Test
  void a_command_that_goes_to_the_target_in_rehearsal_is_noticed_and_taken_back() throws Exception {
    cli.file("migrate.sh", "sqlite3 shop.db < migrations/2_level.up.sql\n");
    see("astray", ExitStatus.NO, "migrate");
    isAsBefore();
  }

  @Test
  void a_command_that_does_not_end_is_ended() throws Exception {
    script("exec sleep 600", "");
    cli.with(Map.of("PATH", "/usr/local/bin:/usr/bin:/bin", "BELAY_MIGRATE_COMMAND_LIMIT", "1s"));
    assertThat(cli.ends(ExitStatus.NO, "migrate")).contains("had not ended after 1 s");
    isAsBefore();
  }

  /** Astray it would change the target, and a check has no backup. */
  @Test
  void a_check_runs_the_statements_and_not_the_command() throws Exception {
    script("", "");
    assertThat(cli.ends(ExitStatus.DONE, "check"))
        .contains("what \"sh migrate.sh\" does: a check runs the statements itself");
    assertThat(folder.resolve("runs.log")).doesNotExist();
    isAsBefore();
  }

  @Test
  void without_a_rehearsal_no_command_is_run() throws Exception {
    script("", "");
    assertThat(cli.ends(ExitStatus.NO, "migrate", "--no-rehearsal"))
        .contains("what a command does is told by its rehearsal alone");
    assertThat(folder.resolve("runs.log")).doesNotExist();
  }
}
