package dev.belay.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All migrations on an empty database, and afterwards asking each tool where it stands. */
record MigrateJob(Tools tools, Workspace workspace, MigrationFolders folders) {
  static final String BELAY = "belay migrate: backup, rehearse, apply, prove";
  static final String RIVAL = "flyway migrate";
  static final String BELAY_STATUS = "belay status";

  private static final Map<String, String> QUIET_FLYWAY =
      Map.of("REDGATE_DISABLE_TELEMETRY", "true");
  private static final String TABLES =
      "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name LIKE 'thing_%'";

  List<Contender> migrating() {
    List<Contender> all = new ArrayList<>();
    all.add(migrating(BELAY, "belay.db", belay("migrate"), Map.of()));
    String plain = "belay migrate --no-rehearsal";
    all.add(migrating(plain, "plain.db", belayPlain(), Map.of()));
    tools
        .options()
        .flyway()
        .ifPresent(
            path ->
                all.add(
                    migrating(
                        RIVAL, "flyway.db", flyway(path.toString(), "migrate"), QUIET_FLYWAY)));
    tools
        .options()
        .dbmate()
        .ifPresent(
            path ->
                all.add(
                    migrating("dbmate up", "dbmate.db", dbmate(path.toString(), "up"), Map.of())));
    return all;
  }

  /** After {@link #migrating} has run. */
  List<Contender> asking() {
    List<Contender> all = new ArrayList<>();
    all.add(asking(BELAY_STATUS, belay("status"), Map.of()));
    tools
        .options()
        .flyway()
        .ifPresent(
            path -> all.add(asking("flyway info", flyway(path.toString(), "info"), QUIET_FLYWAY)));
    tools
        .options()
        .dbmate()
        .ifPresent(
            path -> all.add(asking("dbmate status", dbmate(path.toString(), "status"), Map.of())));
    return all;
  }

  private List<String> belay(String verb) {
    return tools.belay(
        workspace.path("belay.db"),
        verb,
        "--backups",
        "backups",
        "--migrations",
        MigrationFolders.BELAY);
  }

  private List<String> belayPlain() {
    return tools.belay(
        workspace.path("plain.db"),
        "migrate",
        "--backups",
        "backups",
        "--migrations",
        MigrationFolders.BELAY,
        "--no-rehearsal");
  }

  private List<String> flyway(String program, String verb) {
    return List.of(
        program,
        "-url=jdbc:sqlite:" + workspace.path("flyway.db"),
        "-locations=filesystem:" + workspace.path(MigrationFolders.FLYWAY),
        "-skipCheckForUpdate",
        verb);
  }

  private List<String> dbmate(String program, String verb) {
    return List.of(
        program,
        "--url",
        "sqlite:" + workspace.path("dbmate.db"),
        "--migrations-dir",
        workspace.path(MigrationFolders.DBMATE).toString(),
        "--no-dump-schema",
        verb);
  }

  private Contender migrating(
      String name, String database, List<String> command, Map<String, String> environment) {
    return new Contender(
        name,
        command,
        environment,
        () -> fresh(database),
        () -> {
          workspace.expect(database, TABLES, folders.tables());
          return Measurement.UNKNOWN;
        });
  }

  private void fresh(String database) throws IOException {
    workspace.remove(database, database + "-wal", database + "-shm", "backups", ".belay");
    Files.createFile(workspace.path(database));
  }

  private static Contender asking(
      String name, List<String> command, Map<String, String> environment) {
    return new Contender(name, command, environment, () -> {}, () -> Measurement.UNKNOWN);
  }
}
