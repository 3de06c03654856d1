package dev.belay.benchmarks.postgres;

import dev.belay.benchmarks.Contender;
import dev.belay.benchmarks.Measurement;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A new database from each tool's backup. Only Belay compares it with what was backed up. */
record RestoreJob(Stage stage) {
  static final String BELAY = "belay restore --to NEW: compared with the backup";
  static final String PSQL = "createdb, gunzip, psql";
  static final String PARALLEL = "createdb, pg_restore -j2";

  private static final String NEW = "restored";
  private static final String OBJECTS =
      "SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'i') AND oid >= 16384 AND"
          + " relnamespace = 'public'::regnamespace";

  /** The backups that are read. */
  List<Contender> backups() {
    var job = new BackupJob(stage);
    List<Contender> all = new ArrayList<>(List.of(job.belay()));
    if (stage.tools().has("gzip")) {
      all.add(job.gzip());
    }
    all.add(job.directory(BackupJob.DIRECTORY));
    return all;
  }

  /** After {@link #backups} have run. */
  List<Contender> contenders() {
    List<Contender> all = new ArrayList<>();
    all.add(belay());
    if (stage.tools().has("gzip")) {
      all.add(restore(PSQL, Contender.shell("createdb %s; %s", NEW, psql(NEW))));
    }
    String parallel = "createdb %1$s; pg_restore -j2 -e -d %1$s %2$s";
    all.add(restore(PARALLEL, Contender.shell(parallel, NEW, BackupJob.FOLDER)));
    return all;
  }

  /** Reads the dump into a database that is there. */
  static String psql(String database) {
    return "gunzip -c "
        + BackupJob.DUMP
        + " | psql -X -q -v ON_ERROR_STOP=1 -o /dev/null -d "
        + database;
  }

  Contender belay() {
    String database = stage.dataset().database();
    String to = stage.server().target(NEW);
    return restore(
        BELAY, stage.belay(database, "restore", "latest", "--backups", Stage.BACKUPS, "--to", to));
  }

  private Contender restore(String name, List<String> command) {
    return stage.contender(name, command, () -> stage.server().drop(NEW), this::check);
  }

  private long check() throws IOException, SQLException {
    same(OBJECTS);
    same("SELECT count(*) FROM " + stage.dataset().biggest());
    return Measurement.UNKNOWN;
  }

  private void same(String sql) throws IOException, SQLException {
    long expected = stage.server().number(stage.dataset().database(), sql);
    long found = stage.server().number(NEW, sql);
    if (found != expected) {
      throw new IOException("after restoring, " + sql + " gives " + found + " not " + expected);
    }
  }

  void clear() throws IOException, SQLException {
    stage.server().drop(NEW);
    stage.workspace().remove(BackupJob.DUMP, BackupJob.FOLDER, Stage.SOUND);
  }
}
