package dev.belay.othertools.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.migration.Mark;
import dev.belay.migration.Migration;
import dev.belay.migration.MigrationFolder;
import dev.belay.migration.Tool;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.sql.SqlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That each tool's files are read as that tool reads them. */
class LayoutsTest {
  @TempDir Path folder;

  private LayoutsTest file(String name, String... lines) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, lines.length == 0 ? "" : String.join("\n", lines) + "\n");
    return this;
  }

  private MigrationFolder read(Tool tool) {
    return Layouts.read(folder, tool, "sqlite");
  }

  private static List<String> names(MigrationFolder found) {
    return found.migrations().stream().map(Migration::name).toList();
  }

  private static List<String> versions(MigrationFolder found) {
    return found.migrations().stream().map(each -> each.version().canonical()).toList();
  }

  private static boolean transactional(Migration migration) {
    return migration.mark().map(Mark::transactional).orElseThrow();
  }

  /** The lines that are left of a text, with their numbers. */
  private static List<String> lines(SqlSource source) {
    List<String> all = source.text().lines().toList();
    return IntStream.range(0, all.size())
        .filter(at -> !all.get(at).isBlank())
        .mapToObj(at -> (at + 1) + " " + all.get(at))
        .toList();
  }

  @Test
  void flyway_compares_parts_of_versions_as_numbers_and_puts_repeatables_last() throws IOException {
    file("R__views.sql").file("V1_10__ten.sql").file("V1.9__nine.sql").file("sub/V2__two.sql");
    file("U1.9__nine.sql", "DROP TABLE a;").file("V2__two.sql.conf", "x=y");
    file("sub/V2__two.sql.conf", "executeInTransaction = false").file("afterMigrate.sql");

    MigrationFolder found = read(Tool.FLYWAY);

    assertThat(names(found)).containsExactly("V1.9__nine", "V1_10__ten", "V2__two", "R__views");
    assertThat(versions(found)).containsExactly("1.9", "1.10", "2", "2.0.1");
    assertThat(found.migrations().get(0).down()).isPresent();
    assertThat(found.migrations())
        .extracting(LayoutsTest::transactional)
        .containsExactly(true, true, false, true);
    assertThat(found.notes())
        .containsExactly("afterMigrate.sql is not read: it is no migration, by its name");
  }

  @Test
  void a_version_that_is_there_twice_is_refused() throws IOException {
    file("V1__a.sql").file("V1.0__b.sql");
    assertThatThrownBy(() -> read(Tool.FLYWAY)).hasMessageContaining("V1.0__b.sql");
  }

  @Test
  void prisma_has_a_folder_for_each() throws IOException {
    file("migration_lock.toml").file("20261120093000_add_level/migration.sql", "SELECT 1;");
    file("20261119093000_init/migration.sql").file("empty/notes.txt");

    MigrationFolder found = read(Tool.PRISMA);

    assertThat(names(found)).containsExactly("20261119093000_init", "20261120093000_add_level");
    Migration last = found.migrations().getLast();
    assertThat(last.file()).isEqualTo("20261120093000_add_level/migration.sql");
    assertThat(last.description()).isEqualTo("add level");
  }

  @Test
  void drizzle_goes_by_its_journal_and_says_what_is_not_in_it() throws IOException {
    file(
        "meta/_journal.json",
        """
        {"version":"7","dialect":"sqlite","entries":[
        {"idx":0,"version":"6","when":1700000000000,"tag":"0000_first","breakpoints":true},
        {"idx":1,"version":"6","when":1700000009000,"tag":"0001_second","breakpoints":true}]}\
        """);
    file("0000_first.sql", "SELECT 1;--> statement-breakpoint", "SELECT 2;");
    file("0001_second.sql").file("0001_other.sql");

    MigrationFolder found = read(Tool.DRIZZLE);

    assertThat(names(found)).containsExactly("0000_first", "0001_second");
    assertThat(found.migrations().get(1).mark().orElseThrow().keys()).contains("1700000009000");
    assertThat(found.problems())
        .extracting(Problem::what)
        .containsExactly("0001_other.sql is never run: meta/_journal.json does not name it");
  }

  @Test
  void drizzle_1_has_a_folder_for_each() throws IOException {
    file("20261120093000_a/migration.sql").file("20261120093000_a/snapshot.json", "{}");
    assertThat(names(read(Tool.DRIZZLE))).containsExactly("20261120093000_a");
  }

  @Test
  void golang_migrate_takes_pairs_and_nothing_else() throws IOException {
    file("10_b.up.sql", "SELECT 1;").file("10_b.down.sql", "SELECT 2;").file("9_a.up.sql");
    file("11_c.sql");

    MigrationFolder found = read(Tool.GOLANG_MIGRATE);

    assertThat(names(found)).containsExactly("9_a", "10_b");
    assertThat(found.migrations().getLast().down().orElseThrow().name()).isEqualTo("10_b.down.sql");
    assertThat(found.notes())
        .containsExactly("11_c.sql is not read: it is no migration, by its name");
  }

  @Test
  void sqlx_takes_single_files_and_pairs_and_its_mark_for_no_transaction() throws IOException {
    file("2_b.sql", "-- no-transaction", "VACUUM;").file("1_a.up.sql").file("1_a.down.sql");

    MigrationFolder found = read(Tool.SQLX);

    assertThat(names(found)).containsExactly("1_a", "2_b");
    assertThat(found.migrations())
        .extracting(LayoutsTest::transactional)
        .containsExactly(true, false);
  }

  @Test
  void of_dbmates_files_each_part_stays_in_its_lines() throws IOException {
    file(
        "20261120_add.sql",
        "-- migrate:up transaction:false",
        "ALTER TABLE a ADD b int;",
        "",
        "-- migrate:down",
        "ALTER TABLE a DROP b;");

    Migration found = read(Tool.DBMATE).migrations().getFirst();

    assertThat(lines(found.source()))
        .containsExactly("1 -- migrate:up transaction:false", "2 ALTER TABLE a ADD b int;");
    assertThat(lines(found.down().orElseThrow()))
        .containsExactly("4 -- migrate:down", "5 ALTER TABLE a DROP b;");
    assertThat(found.source().text()).hasSize(96);
    assertThat(transactional(found)).isFalse();
  }

  @Test
  void a_file_of_dbmates_without_its_mark_is_refused() throws IOException {
    file("1_a.sql", "SELECT 1;");
    assertThatThrownBy(() -> read(Tool.DBMATE))
        .hasMessageContaining("1_a.sql has no \"-- migrate:up\"");
  }

  @Test
  void goose_goes_by_numbers_and_tells_of_programs() throws IOException {
    file(
        "00010_b.sql",
        "-- +goose Up",
        "-- +goose StatementBegin",
        "SELECT 1;",
        "-- +goose StatementEnd",
        "-- +goose Down",
        "SELECT 2;");
    file("9_a.sql", "-- +goose NO TRANSACTION", "-- +goose Up", "SELECT 0;").file("11_c.go");

    MigrationFolder found = read(Tool.GOOSE);

    assertThat(names(found)).containsExactly("9_a", "00010_b");
    assertThat(found.migrations())
        .extracting(LayoutsTest::transactional)
        .containsExactly(false, true);
    assertThat(lines(found.migrations().getLast().down().orElseThrow()))
        .containsExactly("5 -- +goose Down", "6 SELECT 2;");
    assertThat(found.notes()).containsExactly("11_c.go is not read: it is a program");
  }

  @Test
  void sqitch_goes_by_its_plan_and_finds_what_was_reworked() throws IOException {
    file(
        "sqitch.plan",
        "%syntax-version=1.0.0",
        "%project=shop",
        "",
        "users 2026-11-20T09:30:00Z Ada <ada@example.org> # makes users",
        "items [users] 2026-11-20T09:31:00Z Ada <ada@example.org>",
        "@v1 2026-11-20T09:32:00Z Ada <ada@example.org>",
        "users [users@v1] 2026-11-20T09:33:00Z Ada <ada@example.org>");
    file("deploy/users@v1.sql", "BEGIN;", "CREATE TABLE users (id int);", "COMMIT;");
    file("deploy/users.sql", "VACUUM;").file("deploy/items.sql", "SELECT 1;");
    file("revert/items.sql", "SELECT 2;").file("verify/items.sql", "SELECT 3;");

    MigrationFolder found = read(Tool.SQITCH);

    assertThat(found.migrations())
        .extracting(Migration::file)
        .containsExactly("deploy/users@v1.sql", "deploy/items.sql", "deploy/users.sql");
    assertThat(lines(found.migrations().getFirst().source()))
        .containsExactly("2 CREATE TABLE users (id int);");
    assertThat(found.migrations())
        .extracting(LayoutsTest::transactional)
        .containsExactly(true, false, false);
    assertThat(found.migrations().get(1).down()).isPresent();
    assertThat(found.assertions()).isEmpty();
  }

  @Test
  void diesel_has_a_folder_with_both_ways() throws IOException {
    file("2026-11-20-093000_a/up.sql", "SELECT 1;")
        .file("2026-11-20-093000_a/down.sql", "SELECT 2;");
    file("2026-11-21-093000_b/up.sql")
        .file("2026-11-21-093000_b/metadata.toml", "run_in_transaction = false");

    MigrationFolder found = read(Tool.DIESEL);

    assertThat(versions(found)).containsExactly("20261120093000", "20261121093000");
    assertThat(found.migrations().getFirst().down()).isPresent();
    assertThat(found.migrations())
        .extracting(LayoutsTest::transactional)
        .containsExactly(true, false);
  }

  @Test
  void atlas_passes_over_checkpoints_and_compares_its_sums() throws IOException {
    file("1_first.sql", "create table `tbl_1` (`col` int);");
    file("2_second.sql", "-- atlas:txmode none", "", "VACUUM;");
    file("3_checkpoint.sql", "-- atlas:checkpoint", "", "SELECT 1;");
    file(
        "atlas.sum",
        "h1:anything",
        "1_first.sql h1:uJ2MyyeTqXx4rCqtRMQAvRrfsvdwmvsZ3LcadVvCdOc=",
        "2_second.sql h1:x");

    MigrationFolder found = read(Tool.ATLAS);

    assertThat(names(found)).containsExactly("1_first", "2_second");
    assertThat(transactional(found.migrations().getLast())).isFalse();
    assertThat(found.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.code()).isEqualTo(Code.MIGRATION_CHANGED))
        .satisfies(problem -> assertThat(problem.what()).startsWith("2_second.sql is not what"));
    assertThat(found.notes()).singleElement().asString().startsWith("3_checkpoint.sql");
  }

  @Test
  void of_liquibase_each_change_set_is_a_migration() throws IOException {
    file(
        "changes/001.sql",
        "--liquibase formatted sql",
        "",
        "--changeset ada:1 labels:x",
        "--comment: makes it",
        "CREATE TABLE t (",
        "  id int",
        ");",
        "--rollback DROP TABLE t;",
        "--changeset ada:2 runInTransaction:false dbms:sqlite,h2",
        "VACUUM;",
        "--changeset ada:3 dbms:oracle",
        "SELECT 1 FROM dual;",
        "--changeset ada:4 runOnChange:true",
        "SELECT '${schema}';",
        "/* liquibase rollback",
        "SELECT 4;",
        "*/");
    file("changes/plain.sql", "SELECT 1;").file("db.changelog-master.xml");

    MigrationFolder found = read(Tool.LIQUIBASE);

    assertThat(names(found)).containsExactly("ada:1", "ada:2", "ada:4");
    Migration first = found.migrations().getFirst();
    assertThat(lines(first.source())).containsExactly("5 CREATE TABLE t (", "6   id int", "7 );");
    assertThat(first.down().orElseThrow().text().lines().toList().get(7).strip())
        .isEqualTo("DROP TABLE t;");
    assertThat(first.mark().orElseThrow().checksums())
        .containsExactly("9:6d4549ab668f0fa3a148fb9da6d22712");
    assertThat(transactional(found.migrations().get(1))).isFalse();
    Migration last = found.migrations().getLast();
    assertThat(last.mark().orElseThrow().checksums()).isEmpty();
    assertThat(last.mark().orElseThrow().again()).isEqualTo(Mark.Again.WHEN_CHANGED);
    assertThat(lines(last.down().orElseThrow())).containsExactly("16 SELECT 4;");
    assertThat(found.notes())
        .containsExactly(
            "ada:3 in changes/001.sql is not read: it is not for sqlite",
            "changes/plain.sql is not read: it does not begin as formatted SQL does",
            "db.changelog-master.xml is not read: what it includes is taken in order of the file"
                + " names, and its own changes are not seen");
  }
}
