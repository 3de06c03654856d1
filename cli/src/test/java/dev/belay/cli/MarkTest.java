package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database says itself what it is for, and no configuration talks it down. */
class MarkTest {
  private static final String UP = "ALTER TABLE customers ADD COLUMN level TEXT;\n";

  @TempDir Path folder;

  private Cli cli;

  @BeforeEach
  void shop() throws Exception {
    cli = new Cli(folder.toRealPath()).shop();
  }

  private String done(String... arguments) {
    return cli.ends(ExitStatus.DONE, arguments);
  }

  private String refused(String... arguments) {
    return cli.ends(ExitStatus.NO, arguments);
  }

  @Test
  void a_mark_wins_over_a_configuration_that_says_less() throws Exception {
    cli.file("migrations/0002_level.sql", UP);
    assertThat(done("mark", "production")).contains("Done: shop is marked production.");

    assertThat(done("status"))
        .contains("production: mark in the database, written by ada on db1 on 2026-11-20");
    assertThat(refused("migrate")).contains("migrate on shop (production) was not confirmed");
    assertThat(cli.ask("shop.db", "SELECT count(*) FROM pragma_table_info('customers')"))
        .isEqualTo("3");
  }

  @Test
  void whoever_asks_is_told_who_says_what_and_who_decides() {
    done("mark", "production");
    assertThat(cli.with(Map.of("NODE_ENV", "staging")).run("mark").out())
        .contains("development  belay.yaml:5")
        .contains("staging      NODE_ENV")
        .contains("production   mark in the database, written by ada on db1 on 2026-11-20")
        .contains("The strictest decides: production: mark in the database");
  }

  @Test
  void a_mark_that_says_less_than_others_is_written_and_does_not_decide() {
    cli.with(Map.of("NODE_ENV", "production")).typing("shop");
    assertThat(done("mark", "staging")).contains("It still counts as production: NODE_ENV.");
    assertThat(done("status")).contains("production: NODE_ENV");
  }

  @Test
  void taking_a_mark_down_takes_a_person() {
    done("mark", "production");
    assertThat(refused("mark", "development"))
        .contains("mark on shop (production) needs a person")
        .contains("nobody is here to be asked")
        .doesNotContain("--confirm");
    cli.ends(ExitStatus.USAGE, "mark", "development", "--confirm", "shop");
    assertThat(done("status")).contains("production: mark in the database");

    cli.typing("shop");
    assertThat(done("mark", "development")).contains("development, and not production any more");
    assertThat(done("status")).contains("development: belay.yaml:5");
  }

  @Test
  void nobody_needs_to_be_asked_for_more_protection() {
    done("mark", "staging");
    done("mark", "production");
    assertThat(done("status")).contains("production: mark in the database");
  }

  @Test
  void a_refusal_is_on_record() {
    done("mark", "production");
    refused("mark", "test");
    assertThat(done("audit"))
        .contains(
            "refused    confirm: confirmation-needed: mark on shop (production) needs a person");
  }

  @Test
  void a_copy_of_the_file_is_known_for_a_copy() throws Exception {
    done("mark", "production");
    Files.copy(folder.resolve("shop.db"), folder.resolve("copy.db"));
    cli.file("belay.yaml", Cli.YAML.replace("sqlite:shop.db", "sqlite:copy.db"));

    assertThat(done("status"))
        .contains("development: belay.yaml:5")
        .contains("a copy: its mark says production of")
        .contains("shop.db, written by ada on db1 on 2026-11-20");
  }

  @Test
  void the_file_stays_marked_wherever_it_is_moved() throws Exception {
    done("mark", "production");
    Files.createDirectory(folder.resolve("volume"));
    Files.move(folder.resolve("shop.db"), folder.resolve("volume/live.db"));
    cli.file("belay.yaml", Cli.YAML.replace("sqlite:shop.db", "sqlite:volume/live.db"));

    assertThat(done("status")).contains("production: mark in the database");
  }

  @Test
  void a_restore_leaves_the_mark_as_it_is_now() {
    done("backup");
    done("mark", "production");
    cli.typing("shop");
    assertThat(done("restore", "latest")).contains("purpose     marked production, as before");
    assertThat(done("status")).contains("production: mark in the database");
  }

  @Test
  void so_does_a_rollback() throws Exception {
    cli.file("migrations/0002_level.sql", UP);
    done("migrate");
    done("mark", "production");
    cli.typing("shop");
    done("rollback");
    assertThat(cli.ends(ExitStatus.NO, "status")).contains("production: mark in the database");
  }

  @Test
  void a_database_that_is_made_of_a_backup_is_not_the_marked_one() throws Exception {
    done("mark", "production");
    done("backup");
    done("restore", "latest", "--to", "look.db");
    assertThat(cli.ask("look.db", "SELECT count(*) FROM belay_mark")).isEqualTo("0");
  }

  @Test
  void a_database_that_can_not_be_read_is_still_replaced() throws Exception {
    done("backup");
    done("mark", "production");
    cli.file("shop.db", "no database any more, and longer than a header of one would be .........");
    assertThat(done("restore", "latest")).contains("Done: shop holds");
  }

  @Test
  void what_no_environment_is_called_is_refused() {
    assertThat(cli.ends(ExitStatus.USAGE, "mark", "prodution"))
        .contains("no environment is called prodution")
        .contains("say production, staging, development or test");
  }

  @Test
  void what_is_not_there_is_not_marked() throws Exception {
    cli.file("belay.yaml", Cli.YAML.replace("sqlite:shop.db", "sqlite:other.db"));
    assertThat(cli.ends(ExitStatus.UNREACHABLE, "mark", "production"))
        .contains("there is no database at");
    assertThat(folder.resolve("other.db")).doesNotExist();
  }
}
