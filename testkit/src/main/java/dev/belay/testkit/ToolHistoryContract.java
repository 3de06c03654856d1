package dev.belay.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.engine.Database;
import dev.belay.engine.Session;
import dev.belay.migration.Migration;
import dev.belay.migration.MigrationPlace;
import dev.belay.migration.Tool;
import dev.belay.othertools.Standing;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That what other tools keep in a real database is understood as these tools do. */
public interface ToolHistoryContract {
  EngineSubject subject();

  private Standing standing(ToolFolder folder, Database database) {
    return standing(MigrationPlace.of(folder.path()), database);
  }

  private Standing standing(MigrationPlace place, Database database) {
    try (Session session = database.openReadOnly()) {
      return Standing.of(place, database, Optional.of(session), false);
    }
  }

  private Database database(String script) {
    Database database = subject().create();
    Script.run(database, script);
    return database;
  }

  private static List<String> pending(Standing standing) {
    return standing.pending().stream().map(Migration::name).toList();
  }

  private static List<String> problems(Standing standing) {
    return standing.problems().stream().map(Problem::what).toList();
  }

  @Test
  default void flyway_tells_changed_late_vanished_and_pending(@TempDir Path path)
      throws IOException {
    var folder = new ToolFolder(path);
    folder.table("V1__a.sql").table("V2__b.sql").file("V3__c.sql", "SELECT 3;");
    folder.table("V4__d.sql").file("R__same.sql", ToolFolder.TABLE);
    folder.file("R__new.sql", "SELECT 1;").file("V5__e.sql", "SELECT 5;");
    Database database =
        database(
            ToolFolder.FLYWAY
                + "INSERT INTO flyway_schema_history VALUES"
                + " (1, '1', '<< baseline >>', 'BASELINE', 'b', NULL, '2026-11-01', TRUE),"
                + " (2, '2', 'b', 'SQL', 'V2__b.sql', -40986071, '2026-11-02', TRUE),"
                + " (3, '4', 'd', 'SQL', 'V4__d.sql', 7, '2026-11-04', TRUE),"
                + " (4, NULL, 'same', 'SQL', 'R__same.sql', -40986071, '2026-11-04', TRUE),"
                + " (5, NULL, 'new', 'SQL', 'R__new.sql', 12, '2026-11-04', TRUE),"
                + " (6, '5', 'e', 'SQL', 'V5__e.sql', 1, '2026-11-05', FALSE),"
                + " (7, '0.5', 'x', 'SQL', 'V0_5__x.sql', 1, '2026-11-05', TRUE),"
                + " (8, '0.6', 'y', 'JDBC', 'db.V0_6', 1, '2026-11-05', TRUE)");

    Standing standing = standing(folder, database);

    assertThat(standing.tool()).isEqualTo(Tool.FLYWAY);
    assertThat(standing.applied())
        .containsExactly("V1__a.sql", "V2__b.sql", "V4__d.sql", "R__same.sql");
    assertThat(pending(standing)).containsExactly("V3__c", "V5__e", "R__new");
    assertThat(problems(standing))
        .containsExactly(
            "V3__c.sql came late: Flyway refuses it",
            "V4__d.sql was changed after Flyway applied it",
            "Flyway has applied V0_5__x.sql, but the file is not there any more");
  }

  @Test
  default void prisma_tells_changed_and_pending_and_takes_other_line_ends(@TempDir Path path)
      throws IOException {
    var folder = new ToolFolder(path).file("migration_lock.toml", "");
    folder.file("1_a/migration.sql", ToolFolder.TABLE.replace("\n", "\r\n"));
    folder.file("2_b/migration.sql", "SELECT 2;").table("3_c/migration.sql");
    folder.table("4_d/migration.sql");
    Database database =
        database(
            "CREATE TABLE _prisma_migrations (id text, checksum text, finished_at timestamp,"
                + " migration_name text, logs text, rolled_back_at timestamp, started_at timestamp,"
                + " applied_steps_count integer);"
                + "INSERT INTO _prisma_migrations (checksum, finished_at, migration_name,"
                + " rolled_back_at, started_at) VALUES"
                + " ('%s', '2026-11-01', '1_a', NULL, '2026-11-01'),".formatted(ToolFolder.SHA_256)
                + " ('%s', '2026-11-02', '2_b', NULL, '2026-11-02'),".formatted(ToolFolder.SHA_256)
                + " ('%s', NULL, '3_c', NULL, '2026-11-03'),".formatted(ToolFolder.SHA_256)
                + " ('%s', NULL, '4_d', '2026-11-04', '2026-11-04')".formatted(ToolFolder.SHA_256));

    Standing standing = standing(folder, database);

    assertThat(standing.applied()).containsExactly("1_a/migration.sql", "2_b/migration.sql");
    assertThat(pending(standing)).containsExactly("3_c", "4_d");
    assertThat(problems(standing))
        .containsExactly("2_b/migration.sql was changed after Prisma applied it");
  }

  @Test
  default void drizzle_tells_what_it_will_never_run(@TempDir Path path) throws IOException {
    var folder = new ToolFolder(path);
    folder.file(
        "meta/_journal.json",
        """
        {"entries":[{"idx":0,"when":100,"tag":"0000_a"},{"idx":1,"when":150,"tag":"0001_late"},
        {"idx":2,"when":200,"tag":"0002_b"},{"idx":3,"when":300,"tag":"0003_c"}]}\
        """);
    folder.table("0000_a.sql").file("0001_late.sql", "SELECT 1;");
    folder.file("0002_b.sql", "SELECT 2;").file("0003_c.sql", "SELECT 3;");
    Database database =
        database(
            "CREATE TABLE __drizzle_migrations (id integer, hash text, created_at numeric);"
                + "INSERT INTO __drizzle_migrations VALUES (NULL, '%s', 100), (NULL, 'x', 200)"
                    .formatted(ToolFolder.SHA_256));

    Standing standing = standing(folder, database);

    assertThat(pending(standing)).containsExactly("0003_c");
    assertThat(problems(standing))
        .containsExactly(
            "0001_late.sql was passed over: Drizzle will never run it",
            "0002_b.sql was changed after Drizzle applied it");
  }

  @Test
  default void golang_migrate_keeps_one_version_and_that_is_said(@TempDir Path path)
      throws IOException {
    var folder = new ToolFolder(path);
    folder.table("1_a.up.sql").table("2_b.up.sql").file("2_b.down.sql", "DROP TABLE t;");
    folder.table("3_c.up.sql");
    String table = "CREATE TABLE schema_migrations (version bigint, dirty boolean);";

    Standing clean =
        standing(folder, database(table + "INSERT INTO schema_migrations VALUES (2, FALSE)"));
    Standing dirty =
        standing(folder, database(table + "INSERT INTO schema_migrations VALUES (2, TRUE)"));

    assertThat(clean.tool()).isEqualTo(Tool.GOLANG_MIGRATE);
    assertThat(clean.applied()).containsExactly("1_a.up.sql", "2_b.up.sql");
    assertThat(pending(clean)).containsExactly("3_c");
    assertThat(clean.notes()).hasSize(2).allMatch(note -> note.contains("can't be told"));
    assertThat(pending(dirty)).containsExactly("2_b", "3_c");
  }

  @Test
  default void dbmate_runs_late_files_and_keeps_no_sums(@TempDir Path path) throws IOException {
    var folder = new ToolFolder(path);
    folder.file("1_a.sql", "-- migrate:up\n").file("2_b.sql", "-- migrate:up\n");
    folder.file("3_c.sql", "-- migrate:up\n");

    Standing standing =
        standing(
            folder,
            database(
                "CREATE TABLE schema_migrations (version varchar(128));"
                    + "INSERT INTO schema_migrations VALUES ('1'), ('3')"));

    assertThat(standing.tool()).isEqualTo(Tool.DBMATE);
    assertThat(pending(standing)).containsExactly("2_b");
    assertThat(standing.problems()).isEmpty();
    assertThat(standing.notes())
        .containsExactly(
            "whether a file was changed since it was applied can't be told: dbmate keeps no"
                + " checksums");
  }

  @Test
  default void of_goose_the_newest_row_of_a_version_counts(@TempDir Path path) throws IOException {
    var folder = new ToolFolder(path);
    for (String name : List.of("1_a.sql", "2_b.sql", "3_c.sql", "4_d.sql")) {
      folder.file(name, "-- +goose Up\n");
    }
    Standing standing =
        standing(
            folder,
            database(
                "CREATE TABLE goose_db_version (id integer, version_id bigint, is_applied boolean,"
                    + " tstamp timestamp);"
                    + "INSERT INTO goose_db_version VALUES (1, 0, TRUE, '2026-11-01'), (2, 1, TRUE,"
                    + " '2026-11-01'), (3, 2, TRUE, '2026-11-01'), (4, 2, FALSE, '2026-11-02'),"
                    + " (5, 3, TRUE, '2026-11-03')"));

    assertThat(standing.applied()).containsExactly("1_a.sql", "3_c.sql");
    assertThat(pending(standing)).containsExactly("2_b", "4_d");
    assertThat(problems(standing)).containsExactly("2_b.sql came late: goose refuses it");
  }

  @Test
  default void diesel_goes_by_versions_without_hyphens(@TempDir Path path) throws IOException {
    var folder = new ToolFolder(path).table("2026-11-01-000000_a/up.sql");
    folder.table("2026-11-02-000000_b/up.sql");
    Standing standing =
        standing(
            folder,
            database(
                "CREATE TABLE __diesel_schema_migrations (version varchar(50), run_on timestamp);"
                    + "INSERT INTO __diesel_schema_migrations VALUES ('20261101000000',"
                    + " '2026-11-01')"));

    assertThat(standing.applied()).containsExactly("2026-11-01-000000_a/up.sql");
    assertThat(pending(standing)).containsExactly("2026-11-02-000000_b");
  }

  @Test
  default void sqlx_tells_changed_files_from_its_bytes(@TempDir Path path) throws IOException {
    var folder = new ToolFolder(path);
    folder.table("1_a.sql").file("2_b.sql", "SELECT 2;").table("3_c.sql");
    boolean hasBytea = subject().engine().name().equals("postgresql");
    String bytes = hasBytea ? "'\\x%s'" : "x'%s'";
    String sum = bytes.formatted(ToolFolder.SHA_384);
    Standing standing =
        standing(
            folder,
            database(
                "CREATE TABLE _sqlx_migrations (version bigint, description text, installed_on"
                    + " timestamp, success boolean, checksum "
                    + (hasBytea ? "bytea" : "blob")
                    + ", execution_time bigint);"
                    + "INSERT INTO _sqlx_migrations VALUES (1, 'a', '2026-11-01', TRUE, %1$s, 1),"
                        .formatted(sum)
                    + " (2, 'b', '2026-11-02', TRUE, %1$s, 1), (3, 'c', '2026-11-03', FALSE, %1$s, 1)"
                        .formatted(sum)));

    assertThat(standing.tool()).isEqualTo(Tool.SQLX);
    assertThat(standing.applied()).containsExactly("1_a.sql", "2_b.sql");
    assertThat(pending(standing)).containsExactly("3_c");
    assertThat(problems(standing)).containsExactly("2_b.sql was changed after sqlx applied it");
  }

  @Test
  default void atlas_compares_sums_and_knows_a_baseline(@TempDir Path path) throws IOException {
    var folder = new ToolFolder(path).file("0_z.sql", "SELECT 0;");
    folder.file("1_first.sql", "create table `tbl_1` (`col` int);\n").table("2_b.sql");
    folder.file("atlas.sum", "h1:x\n");
    Standing standing =
        standing(
            folder,
            database(
                "CREATE TABLE atlas_schema_revisions (version text, description text, type bigint,"
                    + " applied bigint, total bigint, executed_at timestamp, error text, hash"
                    + " text);INSERT INTO atlas_schema_revisions VALUES ('0', 'z', 1, 0, 0,"
                    + " '2026-11-01', NULL, ''), ('1', 'first', 2, 1, 1, '2026-11-01', '',"
                    + " 'other'), ('2', 'b', 2, 1, 3, '2026-11-02', 'no such table', 'x')"));

    assertThat(standing.applied()).containsExactly("0_z.sql", "1_first.sql");
    assertThat(pending(standing)).containsExactly("2_b");
    assertThat(problems(standing))
        .containsExactly(
            "0_z.sql is not what atlas.sum says: changed, added or removed",
            "1_first.sql was changed after Atlas applied it");
  }

  @Test
  default void sqitch_compares_what_was_reworked_in_turn(@TempDir Path path) throws IOException {
    var folder = new ToolFolder(path);
    folder.file(
        "sqitch.plan",
        "%project=shop\n"
            + "users 2026-11-01T00:00:00Z A <a@b>\n"
            + "@v1 x\n"
            + "users [users@v1] 2026-11-02T00:00:00Z A <a@b>\n"
            + "items 2026-11-03T00:00:00Z A <a@b>\n");
    folder.table("deploy/users@v1.sql").file("deploy/users.sql", "SELECT 2;");
    folder.table("deploy/items.sql");
    Standing standing =
        standing(
            folder,
            database(
                "CREATE TABLE changes (change_id text, script_hash text, \"change\" text, project"
                    + " text, committed_at timestamp);"
                    + "INSERT INTO changes VALUES ('1', '%1$s', 'users', 'shop', '2026-11-01'),"
                        .formatted(ToolFolder.SHA_1)
                    + " ('2', '%1$s', 'users', 'shop', '2026-11-02')".formatted(ToolFolder.SHA_1)));

    assertThat(pending(standing)).containsExactly("items");
    assertThat(problems(standing))
        .containsExactly("deploy/users.sql was changed after Sqitch applied it");
  }

  @Test
  default void liquibase_knows_a_change_set_by_author_id_and_file(@TempDir Path path)
      throws IOException {
    var folder = new ToolFolder(path);
    folder.file(
        "001.sql",
        "--liquibase formatted sql\n--changeset ada:1\n"
            + ToolFolder.TABLE
            + "--changeset ada:2\nSELECT 2;\n--changeset ada:3 runOnChange:true\nSELECT 3;\n"
            + "--changeset ada:4\nSELECT 4;\n--changeset ada:5\nSELECT 5;\n");
    String sum = "9:6d4549ab668f0fa3a148fb9da6d22712";
    Standing standing =
        standing(
            folder,
            database(
                ToolFolder.LIQUIBASE
                    + "INSERT INTO databasechangelog VALUES"
                    + " ('1', 'ada', 'db/001.sql', '2026-11-01', 1, 'EXECUTED', '%1$s'),"
                        .formatted(sum)
                    + " ('2', 'ada', 'db/001.sql', '2026-11-01', 2, 'EXECUTED', '%1$s'),"
                        .formatted(sum)
                    + " ('3', 'ada', 'db/001.sql', '2026-11-01', 3, 'EXECUTED', '%1$s'),"
                        .formatted(sum)
                    + " ('4', 'ada', 'db/001.sql', '2026-11-01', 4, 'EXECUTED', '8:abc'),"
                    + " ('5', 'ada', 'db/001.sql', '2026-11-01', 5, 'FAILED', NULL),"
                    + " ('9', 'ada', 'db/old.xml', '2026-11-01', 6, 'EXECUTED', '%1$s')"
                        .formatted(sum)));

    assertThat(standing.applied()).containsExactly("001.sql", "001.sql", "001.sql");
    assertThat(pending(standing)).containsExactly("ada:3", "ada:5");
    assertThat(problems(standing))
        .containsExactly("001.sql was changed after Liquibase applied it");
    assertThat(standing.notes()).containsExactly("whether ada:4 was changed since can't be told");
  }

  @Test
  default void names_that_are_shared_are_belays_own_without_another_tools_history(
      @TempDir Path path) throws IOException {
    var folder = new ToolFolder(path).table("V1__a.sql");
    Standing standing = standing(folder, subject().create());
    assertThat(standing.tool()).isEqualTo(Tool.PLAIN);
    assertThat(pending(standing)).containsExactly("V1__a");
  }

  @Test
  default void histories_of_several_tools_are_not_guessed_about(@TempDir Path path)
      throws IOException {
    var folder = new ToolFolder(path).table("V1__a.sql");
    Database database = database(ToolFolder.FLYWAY + ToolFolder.LIQUIBASE);

    assertThatThrownBy(() -> standing(folder, database))
        .hasMessageContaining("the database has the histories of Flyway and Liquibase");
    var said = new MigrationPlace(path, Optional.of(Tool.FLYWAY));
    assertThat(pending(standing(said, database))).containsExactly("V1__a");
  }

  @Test
  default void a_folder_of_one_tool_and_the_history_of_another_are_not_guessed_about(
      @TempDir Path path) throws IOException {
    var folder = new ToolFolder(path).file("1_a.sql", "-- migrate:up\n");
    assertThatThrownBy(() -> standing(folder, database(ToolFolder.FLYWAY)))
        .hasMessageContaining("the folder is dbmate's, and the database has the history of Flyway");
  }
}
