package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import dev.belay.testkit.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees whose folder of migrations is another tool's. */
class OtherFoldersTest {
  private static final String PRISMA =
      "CREATE TABLE _prisma_migrations (id TEXT, checksum TEXT, finished_at DATETIME,"
          + " migration_name TEXT, logs TEXT, rolled_back_at DATETIME, started_at DATETIME,"
          + " applied_steps_count INTEGER)";
  private static final String SHA_256 =
      "895b5f4d3fec2044e56e0b6ee41104d317d9c3a8d62750f541a83bdd144dc739";

  @RegisterExtension static final Golden GOLDEN = new Golden("other-folders");

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void prepare() throws Exception {
    cli = new Cli(folder.toRealPath()).file("belay.yaml", Cli.YAML);
    cli.sql("shop.db", "CREATE TABLE t (id int, fax text)", "INSERT INTO t VALUES (1, '030')");
  }

  private void see(String name, ExitStatus status, String... arguments) {
    Cli.Screen screen = cli.run(arguments);
    GOLDEN.compare(name, screen.whole());
    assertThat(screen.status()).isEqualTo(status);
  }

  private void prisma() throws Exception {
    cli.file("migrations/migration_lock.toml", "provider = \"sqlite\"\n");
    cli.file("migrations/1_init/migration.sql", "CREATE TABLE t (\n  id int\n);\n");
    cli.sql(
        "shop.db",
        PRISMA,
        "INSERT INTO _prisma_migrations (checksum, finished_at, migration_name, started_at)"
            + " VALUES ('"
            + SHA_256
            + "', '2026-11-01', '1_init', '2026-11-01')");
  }

  @Test
  void status_reads_the_history_of_the_tool() throws Exception {
    prisma();
    cli.file("migrations/2_drop_fax/migration.sql", "ALTER TABLE t DROP COLUMN fax;\n");
    see("status", ExitStatus.DONE, "status");
    see("status-json", ExitStatus.DONE, "status", "--json");
  }

  @Test
  void a_file_that_was_changed_is_told() throws Exception {
    prisma();
    cli.file("migrations/1_init/migration.sql", "CREATE TABLE t (id int, name text);\n");
    see("changed", ExitStatus.NO, "status");
  }

  @Test
  void check_rehearses_what_is_pending_and_names_its_file() throws Exception {
    prisma();
    cli.file("migrations/2_drop_fax/migration.sql", "ALTER TABLE t DROP COLUMN fax;\n");
    see("check", ExitStatus.NO, "check");
    assertThat(cli.ask("shop.db", "SELECT fax FROM t")).isEqualTo("030");
  }

  @Test
  void of_a_file_with_two_parts_only_the_first_is_checked_and_lines_are_those_of_the_file()
      throws Exception {
    cli.file(
        "migrations/1_drop.sql",
        "-- migrate:up\n\nALTER TABLE t DROP COLUMN fax;\n\n-- migrate:down\nDROP TABLE t;\n");
    see("check-part", ExitStatus.NO, "check");
  }

  @Test
  void without_a_database_a_folder_is_read_as_its_tools_as_well() throws Exception {
    cli.file(
        "other/1_a.sql",
        "--liquibase formatted sql\n--changeset ada:1\nCREATE TABLE a (id int);\n"
            + "--rollback DROP TABLE a;\n--changeset ada:2\nCREATE TABLE b (id int);\n");
    assertThat(cli.run("check", "--static", "other").whole())
        .contains("1_a.sql:3", "1_a.sql:6")
        .doesNotContain("DROP TABLE");
  }

  @Test
  void migrate_leaves_the_folder_to_its_tool() throws Exception {
    prisma();
    cli.file("migrations/2_add/migration.sql", "ALTER TABLE t ADD COLUMN level text;\n");
    see("migrate", ExitStatus.NO, "migrate");
    see("baseline", ExitStatus.NO, "baseline", "2_add");
  }

  @Test
  void migrate_has_nothing_to_do_where_the_tool_has_applied_all() throws Exception {
    prisma();
    assertThat(cli.ends(ExitStatus.DONE, "migrate")).contains("Nothing is pending");
  }

  @Test
  void histories_of_two_tools_are_told_and_the_setting_decides() throws Exception {
    cli.file("migrations/1_a.sql", "-- migrate:up\nCREATE TABLE a (id int);\n");
    cli.sql("shop.db", PRISMA);
    see("unclear", ExitStatus.NO, "status");
    see("unclear-check", ExitStatus.USAGE, "check");
    cli.file("belay.yaml", Cli.YAML + "migrations.tool: dbmate\n");
    assertThat(cli.ends(ExitStatus.DONE, "status")).contains("dbmate", "1: 1_a");
  }

  @Test
  void of_sqitch_the_history_is_read_from_the_file_beside() throws Exception {
    cli.file("migrations/sqitch.plan", "%project=shop\na 2026-11-01T00:00:00Z A <a@b>\n");
    cli.file("migrations/deploy/a.sql", "CREATE TABLE t (\n  id int\n);\n");
    cli.sql(
        "sqitch.db",
        "CREATE TABLE changes (change_id text, script_hash text, \"change\" text, project text,"
            + " committed_at text)",
        "INSERT INTO changes VALUES ('1', '20f4b057a427b72557c2fb3542fe2dafe2f7ce8f', 'a',"
            + " 'shop', '2026-11-01')");
    assertThat(cli.ends(ExitStatus.DONE, "status"))
        .contains("applied      1, the last deploy/a.sql", "pending      none");
  }

  @Test
  void a_tool_that_is_not_known_is_a_mistake_in_the_configuration() throws Exception {
    cli.file("belay.yaml", Cli.YAML + "migrations.tool: flywat\n");
    assertThat(cli.ends(ExitStatus.USAGE, "status")).contains("did you mean flyway?");
  }
}
