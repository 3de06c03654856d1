package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other people's commands, and what they can do to a database. */
class GuardTest {
  private static final String PRODUCTION = Cli.YAML.replace("development", "production");

  @TempDir Path folder;

  private Cli cli;

  @BeforeEach
  void shop() throws Exception {
    cli = new Cli(folder.toRealPath()).shop();
    cli.with(Map.of("PATH", System.getenv("PATH")));
    Files.copy(cli.folder().resolve("shop.db"), cli.folder().resolve("emptied.db"));
    cli.sql("emptied.db", "DELETE FROM orders");
  }

  private boolean exists(String file) {
    return Files.exists(cli.folder().resolve(file));
  }

  private String backup() {
    String listed = cli.ends(ExitStatus.DONE, "backups", "-q").strip();
    return listed.split(" ", 2)[0];
  }

  @Test
  void where_it_may_run_a_backup_is_taken_and_what_was_lost_is_told() throws Exception {
    String told = cli.ends(ExitStatus.DONE, "guard", "--", "sh", "-c", "cat emptied.db > shop.db");

    assertThat(told)
        .contains("confirm  not needed: development")
        .contains("command  ended with status 0")
        .contains("lost     orders: 4 rows of 4 gone")
        .contains("something was lost")
        .contains("The way back: belay restore db_backup_");
    String way = told.substring(told.indexOf("belay restore ") + "belay restore ".length()).strip();
    cli.ends(ExitStatus.DONE, "restore", way);
    assertThat(cli.ask("shop.db", "SELECT count(*) FROM orders")).isEqualTo("4");
  }

  @Test
  void on_production_it_is_not_even_started() throws Exception {
    cli.file("belay.yaml", PRODUCTION);

    assertThat(cli.ends(ExitStatus.NO, "guard", "--", "sh", "-c", "rm shop.db"))
        .contains("guard on shop (production) needs a person")
        .contains("nobody is here to be asked")
        .doesNotContain("--confirm", "--force");
    assertThat(exists("shop.db")).isTrue();
  }

  @Test
  void a_mark_is_enough() {
    cli.ends(ExitStatus.DONE, "mark", "production");
    cli.ends(ExitStatus.NO, "guard", "--", "sh", "-c", "rm shop.db");
    assertThat(exists("shop.db")).isTrue();
  }

  @Test
  void what_nobody_knows_counts_as_production() throws Exception {
    cli.file("belay.yaml", Cli.YAML.replace("    environment: development\n", ""));
    cli.ends(ExitStatus.NO, "guard", "--", "sh", "-c", "rm shop.db");
    assertThat(exists("shop.db")).isTrue();
  }

  @Test
  void a_variable_that_lies_changes_nothing() throws Exception {
    cli.file("belay.yaml", PRODUCTION);
    cli.with(Map.of("PATH", System.getenv("PATH"), "NODE_ENV", "test", "BELAY_ENV", "test"));
    cli.ends(ExitStatus.NO, "guard", "--", "sh", "-c", "rm shop.db");
    assertThat(exists("shop.db")).isTrue();
  }

  @Test
  void a_person_who_types_the_name_may_let_it_run() throws Exception {
    cli.file("belay.yaml", PRODUCTION).typing("shop");
    assertThat(cli.ends(ExitStatus.DONE, "guard", "--", "rm", "shop.db"))
        .contains("confirm  typed at the terminal")
        .contains("Done: rm, and shop is gone.")
        .contains("The way back: belay restore " + backup());
    assertThat(exists("shop.db")).isFalse();
  }

  @Test
  void a_command_that_fails_is_told_so() {
    assertThat(cli.ends(ExitStatus.NO, "guard", "--", "sh", "-c", "exit 7"))
        .contains("command  ended with status 7")
        .contains("sh failed. Nothing in shop has changed.");
  }

  @Test
  void the_options_of_the_command_are_its_own() {
    assertThat(cli.ends(ExitStatus.NO, "guard", "sh", "-c", "exit $#", "--json", "--verbose"))
        .contains("command  ended with status 1");
  }

  @Test
  void what_can_not_be_started_has_changed_nothing() {
    assertThat(cli.ends(ExitStatus.USAGE, "guard", "--", "no-such-command-anywhere"))
        .contains("could not start no-such-command-anywhere")
        .contains("shop was not changed");
  }

  @Test
  void allowed_or_refused_it_is_on_record_without_passwords() throws Exception {
    String url = "postgresql://ada:s3cret@db1/shop";
    cli.ends(ExitStatus.DONE, "guard", "--", "sh", "-c", "true", url, "--password=s3cret");
    cli.ends(ExitStatus.DONE, "mark", "production");
    cli.ends(ExitStatus.NO, "guard", "--", "sh", "-c", "rm shop.db");

    assertThat(cli.ends(ExitStatus.DONE, "audit"))
        .contains("sh -c true postgresql://ada:****@db1/shop --password=****")
        .contains("status 0, not needed: development; nothing has changed")
        .contains("refused    confirmation-needed: guard on shop (production)")
        .doesNotContain("s3cret");
    cli.ends(ExitStatus.DONE, "audit", "--verify");
  }

  @Test
  void a_test_database_is_neither_backed_up_nor_looked_at() throws Exception {
    cli.file("belay.yaml", Cli.YAML.replace("development", "test"));
    assertThat(cli.ends(ExitStatus.DONE, "guard", "--", "sh", "-c", "cat emptied.db > shop.db"))
        .contains("confirm  not needed: test")
        .contains("What it did to shop was not looked at.");
    assertThat(backup()).doesNotContain("db_backup_");
  }

  @Test
  void what_is_not_there_yet_may_be_made() throws Exception {
    Files.delete(cli.folder().resolve("shop.db"));
    assertThat(cli.ends(ExitStatus.DONE, "guard", "--", "cp", "emptied.db", "shop.db"))
        .contains("Done: cp.");
    assertThat(exists("shop.db")).isTrue();
  }

  @Test
  void however_often_it_is_called_no_backup_is_pushed_out() {
    String first = cli.ends(ExitStatus.DONE, "backup", "good");
    for (int call = 0; call < 9; call++) {
      cli.ends(ExitStatus.DONE, "guard", "--", "true");
    }
    assertThat(first).contains("_good");
    assertThat(cli.ends(ExitStatus.DONE, "backups")).contains("_good");
  }
}
