package dev.belay.othertools.history;

import dev.belay.migration.Tool;
import java.util.List;

/** Every history that is known; the tools' own sources are named where a rule is theirs. */
public final class Histories {
  public static final List<ToolHistory> ALL =
      List.of(
          new ToolHistory(
              Tool.ATLAS,
              "atlas_schema_revisions",
              List.of("version", "hash", "applied", "total", "type"),
              List.of(),
              AtlasHistory::read),
          new ToolHistory(
              Tool.DBMATE,
              "schema_migrations",
              List.of("version"),
              List.of("dirty", "statements"),
              SimpleHistory.by("{version}", "''", "''", "1 = 1")),
          new ToolHistory(
              Tool.DIESEL,
              "__diesel_schema_migrations",
              List.of("version", "run_on"),
              List.of(),
              SimpleHistory.by("{version}", "''", "{run_on}", "1 = 1")),
          new ToolHistory(
              Tool.DRIZZLE,
              "__drizzle_migrations",
              List.of("hash", "created_at"),
              List.of(),
              DrizzleHistory::read),
          new ToolHistory(
              Tool.FLYWAY,
              "flyway_schema_history",
              List.of("installed_rank", "version", "description", "type", "script", "success"),
              List.of(),
              FlywayHistory::read),
          new ToolHistory(
              Tool.GOLANG_MIGRATE,
              "schema_migrations",
              List.of("version", "dirty"),
              List.of(),
              GolangMigrateHistory::read),
          new ToolHistory(
              Tool.GOOSE,
              "goose_db_version",
              List.of("id", "version_id", "is_applied", "tstamp"),
              List.of(),
              SimpleHistory.by(
                  "{version_id}",
                  "''",
                  "{tstamp}",
                  "{id} IN (SELECT max({id}) FROM {table} GROUP BY {version_id})"
                      + " AND {version_id} <> 0 AND "
                      + SimpleHistory.IS_TRUE.formatted("is_applied"))),
          new ToolHistory(
              Tool.LIQUIBASE,
              "databasechangelog",
              List.of("id", "author", "filename", "orderexecuted", "exectype", "md5sum"),
              List.of(),
              LiquibaseHistory::read),
          new ToolHistory(
              Tool.PRISMA,
              "_prisma_migrations",
              List.of("migration_name", "checksum", "finished_at", "rolled_back_at", "started_at"),
              List.of(),
              SimpleHistory.by(
                  "{migration_name}",
                  "{checksum}",
                  "{finished_at}",
                  "{finished_at} IS NOT NULL AND {rolled_back_at} IS NULL ORDER BY {started_at}")),
          new ToolHistory(
              Tool.SQITCH,
              "changes",
              List.of("change_id", "script_hash", "change", "project", "committed_at"),
              List.of(),
              SqitchHistory::read),
          new ToolHistory(
              Tool.SQLX,
              "_sqlx_migrations",
              List.of("version", "description", "installed_on", "success", "checksum"),
              List.of(),
              SqlxHistory::read));

  private Histories() {}
}
