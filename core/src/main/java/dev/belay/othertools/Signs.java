package dev.belay.othertools;

import java.util.List;

/**
 * Every sign that is known. Tools that keep neither a lock row nor a mark for what failed are not
 * here: Alembic, dbmate, Diesel, Django, Drizzle, Rails; nor goose, whose {@code is_applied} is
 * false for what was taken back on purpose. Tables are those of the tools' default settings.
 */
final class Signs {
  /** Of a column that is a boolean here and a number there. */
  private static final String IS_TRUE = "CAST({%s} AS text) IN ('true', 't', '1')";

  private static final String IS_FALSE = "CAST({%s} AS text) IN ('false', 'f', '0')";

  static final List<Sign> ALL =
      List.of(
          new Sign(
              "Liquibase",
              "databasechangeloglock",
              List.of("locked", "lockgranted", "lockedby"),
              IS_TRUE.formatted("locked"),
              true,
              "{table} is locked since {lockgranted as time} by {lockedby}",
              "see that no Liquibase is at work, then: liquibase release-locks; where it is no"
                  + " longer used: UPDATE {table} SET locked = false"),
          new Sign(
              "Liquibase",
              "databasechangelog",
              List.of("id", "author", "dateexecuted", "exectype"),
              "{exectype} = 'FAILED'",
              false,
              "change set {author}:{id} has failed at {dateexecuted as time}, says {table}",
              "mend it, then: liquibase update"),
          new Sign(
              "Knex",
              "knex_migrations_lock",
              List.of("is_locked"),
              IS_TRUE.formatted("is_locked"),
              true,
              "{table} is locked; it does not say since when",
              "see that no Knex is at work, then: npx knex migrate:unlock; where it is no longer"
                  + " used: UPDATE {table} SET is_locked = 0"),
          new Sign(
              "golang-migrate",
              "schema_migrations",
              List.of("version", "dirty"),
              IS_TRUE.formatted("dirty"),
              true,
              "version {version} is dirty, says {table}: it was begun and did not end",
              "mend what it has left, then: migrate -path FOLDER -database URL force {version};"
                  + " where it is no longer used: UPDATE {table} SET dirty = false"),
          new Sign(
              "sqlx",
              "_sqlx_migrations",
              List.of("version", "installed_on", "success", "execution_time"),
              IS_FALSE.formatted("success"),
              true,
              "version {version} was begun at {installed_on as time} and did not end, says {table}",
              "mend what it has left, then: DELETE FROM {table} WHERE version = {version}; then:"
                  + " sqlx migrate run"),
          new Sign(
              "Flyway",
              "flyway_schema_history",
              List.of("script", "installed_on", "success"),
              IS_FALSE.formatted("success"),
              false,
              "{script} has failed at {installed_on as time}, says {table}",
              "mend what it has left, then: flyway repair"),
          new Sign(
              "Prisma",
              "_prisma_migrations",
              List.of("migration_name", "started_at", "finished_at", "rolled_back_at"),
              "{finished_at} IS NULL AND {rolled_back_at} IS NULL",
              false,
              "{migration_name} was begun at {started_at as time} and did not end, says {table}",
              "mend what it has left, then: npx prisma migrate resolve --rolled-back"
                  + " {migration_name}"),
          new Sign(
              "Atlas",
              "atlas_schema_revisions",
              List.of("version", "executed_at", "applied", "total", "error"),
              "{applied} < {total} OR {error} <> ''",
              false,
              "version {version} stopped at statement {applied} of {total} at {executed_at as"
                  + " time}, says {table}",
              "mend it, then: atlas migrate apply"));

  private Signs() {}
}
