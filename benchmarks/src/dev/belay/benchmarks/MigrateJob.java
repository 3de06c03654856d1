package dev.belay.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All migrations on an empty database, and afterwards asking each tool where it stands. */
record MigrateJob(Tools tools, Workspace workspace, Ground ground, MigrationFolders folders) {
  static final String BELAY = "belay migrate: backup, rehearse, apply, prove";
  static final String BELAY_STATUS = "belay status";

  private static final Map<String, String> QUIET_FLYWAY =
      Map.of("REDGATE_DISABLE_TELEMETRY", "true");

  List<Contender> migrating() {
    List<Contender> all = new ArrayList<>();
    all.add(migrating(BELAY, "belay", belay("belay", "migrate")));
    String plain = "belay migrate --no-rehearsal";
    all.add(migrating(plain, "plain", belay("plain", "migrate", "--no-rehearsal")));
    tools.options().flyway().ifPresent(path -> all.add(flywayMigrating(path.toString())));
    tools.options().dbmate().ifPresent(path -> all.add(dbmateMigrating(path.toString())));
    return all;
  }

  private Contender flywayMigrating(String program) {
    return migrating("flyway migrate", "flyway", flyway(program, "migrate"));
  }

  private Contender dbmateMigrating(String program) {
    return migrating("dbmate up", "dbmate", dbmate(program, "up"));
  }

  /** After {@link #migrating} has run. */
  List<Contender> asking() {
    List<Contender> all = new ArrayList<>();
    all.add(asking(BELAY_STATUS, belay("belay", "status")));
    tools
        .options()
        .flyway()
        .ifPresent(path -> all.add(asking("flyway info", flyway(path.toString(), "info"))));
    tools
        .options()
        .dbmate()
        .ifPresent(path -> all.add(asking("dbmate status", dbmate(path.toString(), "status"))));
    return all;
  }

  private List<String> belay(String database, String verb, String... more) {
    List<String> all = new ArrayList<>(List.of("--backups", "backups"));
    all.addAll(List.of("--migrations", MigrationFolders.BELAY));
    all.addAll(List.of(more));
    return tools.belay(ground.target(database), verb, all.toArray(String[]::new));
  }

  private List<String> flyway(String program, String verb) {
    return List.of(
        program,
        "-url=" + ground.jdbcUrl("flyway"),
        "-locations=filesystem:" + workspace.path(MigrationFolders.FLYWAY),
        "-skipCheckForUpdate",
        verb);
  }

  private List<String> dbmate(String program, String verb) {
    return List.of(
        program,
        "--url",
        ground.dbmateUrl("dbmate"),
        "--migrations-dir",
        workspace.path(MigrationFolders.DBMATE).toString(),
        "--no-dump-schema",
        verb);
  }

  private Contender migrating(String name, String database, List<String> command) {
    return new Contender(
        name, command, environment(), () -> makeEmpty(database), () -> check(database));
  }

  private void makeEmpty(String database) throws IOException, SQLException {
    workspace.remove("backups", ".belay");
    ground.makeEmpty(database);
  }

  private long check(String database) throws IOException, SQLException {
    long found = ground.tables(database, "thing_");
    if (found != folders.tables()) {
      throw new IOException(database + " has " + found + " tables, not " + folders.tables());
    }
    return Measurement.UNKNOWN;
  }

  private Contender asking(String name, List<String> command) {
    return Contender.asking(name, command, environment());
  }

  private Map<String, String> environment() {
    Map<String, String> all = new HashMap<>(ground.environment());
    all.putAll(QUIET_FLYWAY);
    return all;
  }
}
