package dev.belay.benchmarks.postgres;

import static dev.belay.benchmarks.Report.megabytes;

import dev.belay.benchmarks.Column;
import dev.belay.benchmarks.Contender;
import dev.belay.benchmarks.Options;
import dev.belay.benchmarks.Race;
import dev.belay.benchmarks.Report;
import dev.belay.benchmarks.Runs;
import dev.belay.benchmarks.Stopwatch;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All that is measured with one database. */
record DatasetParts(Stage stage, Options options, Stopwatch stopwatch, Report report, Aims aims) {
  private static final List<Column> TIMES =
      List.of(
          Column.SECONDS,
          Column.FASTEST,
          Column.SLOWEST,
          Column.PROCESSOR,
          Column.SERVER,
          Column.PEAK,
          Column.TIME);

  /** Measures and reports as far as it is wanted. */
  void run() throws IOException, InterruptedException, SQLException {
    if (options.wants("backup")) {
      backup();
    }
    if (options.wants("restore")) {
      restore();
    }
    if (options.wants("change")) {
      change();
    }
    if (options.wants("rollback")) {
      rollback();
    }
  }

  private void backup() throws IOException, InterruptedException, SQLException {
    Map<String, Runs> found = race(new BackupJob(stage).contenders());
    long size = stage.server().size(dataset().database());
    List<Column> columns = new ArrayList<>(TIMES);
    columns.addAll(List.of(Column.SIZE, Column.MADE, Column.speed(size)));
    String head = dataset().name() + ", " + megabytes(size) + " MB";
    report.heading("Backup of " + head);
    report.paragraph("The database: " + dataset().content() + ".");
    report.race("backup of " + head, found, BackupJob.BELAY, columns);
    backupAims(found);
    report.save();
  }

  private void backupAims(Map<String, Runs> found) {
    Runs own = found.get(BackupJob.BELAY);
    Runs gzip = found.get(BackupJob.GZIP);
    if (gzip != null) {
      faster("backup-gzip", "backup, times faster than pg_dump and gzip -6", 3, own, gzip);
      double size = own.madeBytes() / gzip.madeBytes();
      aims.add(new Aim("backup-size", dataset().name(), "backup, times its size", 1, size, true));
    }
    Runs directory = found.get(BackupJob.DIRECTORY);
    double aim = dataset().directoryAim();
    faster(
        "backup-directory", "backup, times faster than pg_dump -Fd -j2 -Z1", aim, own, directory);
  }

  private void restore() throws IOException, InterruptedException, SQLException {
    var job = new RestoreJob(stage);
    for (Contender backup : job.backups()) {
      stopwatch.run(backup);
    }
    Map<String, Runs> found = race(job.contenders());
    report.heading("Restore of " + dataset().name());
    report.race("restore of " + dataset().name(), found, RestoreJob.BELAY, TIMES);
    Runs own = found.get(RestoreJob.BELAY);
    if (found.containsKey(RestoreJob.PSQL)) {
      Runs psql = found.get(RestoreJob.PSQL);
      faster("restore-psql", "restore, times faster than gunzip and psql", 1.3, own, psql);
    }
    Runs parallel = found.get(RestoreJob.PARALLEL);
    faster("restore-parallel", "restore, times faster than pg_restore -j2", 1, own, parallel);
    job.clear();
    report.save();
  }

  private void change() throws IOException, InterruptedException, SQLException {
    var job = new ChangeJob(stage, stopwatch);
    job.write();
    Map<String, Runs> found = race(job.migrating());
    report.heading("A column more in " + dataset().name());
    report.race("one migration of " + dataset().name(), found, ChangeJob.BELAY, TIMES);
    if (found.containsKey(BackupJob.GZIP)) {
      Runs gzip = found.get(BackupJob.GZIP);
      String words = ChangeJob.TEMPLATE + ", times faster than pg_dump and gzip -6 alone";
      faster("change-gzip", words, 1, found.get(ChangeJob.TEMPLATE), gzip);
    }
    job.clear();
    report.save();
  }

  private void rollback() throws IOException, InterruptedException, SQLException {
    var job = new ChangeJob(stage, stopwatch);
    job.write();
    if (stage.tools().has("gzip")) {
      stopwatch.run(new BackupJob(stage).gzip());
    }
    Map<String, Runs> found = race(job.goingBack());
    report.heading("The way back of " + dataset().name());
    report.race("way back of " + dataset().name(), found, ChangeJob.ROLLBACK, TIMES);
    double seconds = found.get(ChangeJob.TWIN).seconds();
    aims.add(new Aim("rollback-twin", dataset().name(), "way back by twin, s", 1, seconds, true));
    job.clear();
    report.save();
  }

  private Map<String, Runs> race(List<Contender> contenders)
      throws IOException, InterruptedException, SQLException {
    return new Race(stopwatch).run(contenders, options.rounds());
  }

  private void faster(String id, String words, double aim, Runs own, Runs rival) {
    aims.add(Aim.faster(dataset().name(), id, words, aim, own, rival));
  }

  private Dataset dataset() {
    return stage.dataset();
  }
}
