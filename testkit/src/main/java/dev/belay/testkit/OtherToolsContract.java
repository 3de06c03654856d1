package dev.belay.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.engine.Database;
import dev.belay.engine.Session;
import dev.belay.othertools.OtherTools;
import dev.belay.othertools.Trouble;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That the tables of other migration tools are found and understood in a real database. */
public interface OtherToolsContract {
  EngineSubject subject();

  private static List<Trouble> troubles(Database database) {
    try (Session session = database.openReadOnly()) {
      return OtherTools.troubles(session);
    }
  }

  /** What is found after a script, without the schema that some databases have. */
  private List<String> told(String script) {
    Database database = subject().create();
    Script.run(database, script);
    return troubles(database).stream()
        .map(trouble -> (trouble.stops() ? "stops: " : "") + trouble.describe())
        .map(text -> text.replace("public.", ""))
        .toList();
  }

  @Test
  default void a_database_that_no_other_tool_has_seen_has_nothing_to_tell() {
    assertThat(told("CREATE TABLE locked (id integer)")).isEmpty();
  }

  @Test
  default void a_lock_row_stops() {
    assertThat(
            told(
                "CREATE TABLE databasechangeloglock (id integer, locked boolean,"
                    + " lockgranted timestamp, lockedby varchar(255));"
                    + "INSERT INTO databasechangeloglock"
                    + " VALUES (1, TRUE, '2026-11-20 09:30:12', 'build7 (10.0.0.7)');"
                    + "CREATE TABLE knex_migrations_lock (\"index\" integer, is_locked integer);"
                    + "INSERT INTO knex_migrations_lock VALUES (1, 1)"))
        .containsExactly(
            "stops: Liquibase: databasechangeloglock is locked since 2026-11-20 09:30:12 by"
                + " build7 (10.0.0.7)",
            "stops: Knex: knex_migrations_lock is locked; it does not say since when");
  }

  @Test
  default void a_lock_that_nobody_holds_is_not_told() {
    assertThat(
            told(
                "CREATE TABLE databasechangeloglock (id integer, locked boolean,"
                    + " lockgranted timestamp, lockedby varchar(255));"
                    + "INSERT INTO databasechangeloglock VALUES (1, FALSE, NULL, NULL);"
                    + "CREATE TABLE knex_migrations_lock (\"index\" integer, is_locked integer);"
                    + "INSERT INTO knex_migrations_lock VALUES (1, 0)"))
        .isEmpty();
  }

  @Test
  default void a_dirty_version_stops() {
    assertThat(
            told(
                "CREATE TABLE schema_migrations (version bigint, dirty boolean);"
                    + "INSERT INTO schema_migrations VALUES (20261120, TRUE);"
                    + "CREATE TABLE _sqlx_migrations (version bigint, description text,"
                    + " installed_on timestamp, success boolean, execution_time bigint);"
                    + "INSERT INTO _sqlx_migrations VALUES (1, 'a', '2026-11-20 09:00:00', TRUE,"
                    + " 7), (2, 'b', '2026-11-20 10:00:00', FALSE, -1)"))
        .containsExactly(
            "stops: golang-migrate: version 20261120 is dirty, says schema_migrations: it was"
                + " begun and did not end",
            "stops: sqlx: version 2 was begun at 2026-11-20 10:00:00 and did not end, says"
                + " _sqlx_migrations");
  }

  @Test
  default void a_table_of_the_same_name_by_another_tool_is_left_alone() {
    assertThat(
            told(
                "CREATE TABLE schema_migrations (version varchar(128));"
                    + "INSERT INTO schema_migrations VALUES ('20261120')"))
        .isEmpty();
  }

  @Test
  default void migrations_that_have_failed_are_told_and_do_not_stop() {
    assertThat(
            told(
                "CREATE TABLE flyway_schema_history (installed_rank integer, script text,"
                    + " installed_on timestamp, success boolean);INSERT INTO flyway_schema_history"
                    + " VALUES (1, 'V1__a.sql', '2026-11-20 09:00:00', TRUE), (2, 'V2__b.sql',"
                    + " '2026-11-20 10:00:00', FALSE);CREATE TABLE _prisma_migrations"
                    + " (migration_name text, finished_at timestamp, rolled_back_at timestamp,"
                    + " started_at timestamp);INSERT INTO _prisma_migrations VALUES ('1_a',"
                    + " '2026-11-20 09:00:01', NULL, '2026-11-20 09:00:00'), ('2_b', NULL,"
                    + " '2026-11-20 10:00:01', '2026-11-20 10:00:00'), ('3_c', NULL, NULL,"
                    + " '2026-11-20 11:00:00');CREATE TABLE atlas_schema_revisions (version text,"
                    + " executed_at timestamp, applied integer, total integer, error text);INSERT"
                    + " INTO atlas_schema_revisions VALUES ('1', '2026-11-20 09:00:00', 3, 3,"
                    + " NULL), ('2', '2026-11-20 10:00:00', 1, 3, 'no such table');CREATE TABLE"
                    + " databasechangelog (id text, author text, dateexecuted timestamp, exectype"
                    + " text);INSERT INTO databasechangelog VALUES ('1', 'ada', '2026-11-20"
                    + " 09:00:00', 'EXECUTED'), ('2', 'ada', '2026-11-20 10:00:00', 'FAILED')"))
        .containsExactly(
            "Liquibase: change set ada:2 has failed at 2026-11-20 10:00:00, says databasechangelog",
            "Flyway: V2__b.sql has failed at 2026-11-20 10:00:00, says flyway_schema_history",
            "Prisma: 3_c was begun at 2026-11-20 11:00:00 and did not end, says _prisma_migrations",
            "Atlas: version 2 stopped at statement 1 of 3 at 2026-11-20 10:00:00, says"
                + " atlas_schema_revisions");
  }

  @Test
  default void names_are_found_however_they_are_written() {
    Database database = subject().create();
    Script.run(
        database,
        "CREATE TABLE \"SCHEMA_MIGRATIONS\" (\"Version\" bigint, \"DIRTY\" boolean);"
            + "INSERT INTO \"SCHEMA_MIGRATIONS\" VALUES (7, TRUE)");
    assertThat(troubles(database))
        .singleElement()
        .satisfies(
            trouble -> {
              assertThat(trouble.what()).contains("version 7", "\"SCHEMA_MIGRATIONS\"");
              assertThat(trouble.remedy()).contains("force 7", "UPDATE ");
            });
  }
}
