package dev.belay.benchmarks.sqlite;

import dev.belay.benchmarks.Chapter;
import dev.belay.benchmarks.Column;
import dev.belay.benchmarks.Contender;
import dev.belay.benchmarks.Machine;
import dev.belay.benchmarks.MemoryPart;
import dev.belay.benchmarks.MigrationParts;
import dev.belay.benchmarks.Options;
import dev.belay.benchmarks.Race;
import dev.belay.benchmarks.Report;
import dev.belay.benchmarks.Runs;
import dev.belay.benchmarks.Stopwatch;
import dev.belay.benchmarks.Tools;
import dev.belay.benchmarks.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All parts with SQLite, one after the other. */
public final class SqliteChapter implements Chapter {
  /** Database, its copy, a compressed copy, a restored one, and room to spare. */
  private static final int SPACE_FACTOR = 5;

  private final Options options;
  private final Workspace workspace;
  private final Tools tools;
  private final Stopwatch stopwatch;
  private final Race race;

  public SqliteChapter(Options options, Workspace workspace) {
    this.options = options;
    this.workspace = workspace;
    tools = new Tools(options);
    stopwatch = new Stopwatch(workspace.folder(), () -> 0);
    race = new Race(stopwatch);
  }

  @Override
  public String title() {
    return "SQLite";
  }

  @Override
  public boolean write(Report report) throws IOException, InterruptedException, SQLException {
    new Machine(tools, workspace).facts("sqlite3", "gzip", "zstd").forEach(report::item);
    List<Integer> sizes = sizes(report);
    for (int megabytes : sizes) {
      Path file = workspace.path(database(megabytes));
      System.err.println("making " + file);
      Generator.make(file, megabytes);
      backup(report, megabytes);
      read(report, megabytes);
    }
    new MigrationParts(options, workspace, race, report).run(new SqliteGround(workspace));
    boolean kept = true;
    if (options.wants("memory") && !sizes.isEmpty()) {
      kept = memory(report, sizes.get(sizes.size() - 1));
    }
    return kept;
  }

  private List<Integer> sizes(Report report) throws IOException {
    List<Integer> sizes = new ArrayList<>();
    if (!options.wants("backup", "read", "memory")) {
      return sizes;
    }
    long usable = Files.getFileStore(workspace.folder()).getUsableSpace();
    for (int megabytes : options.megabytes()) {
      if (usable / 1_000_000 / SPACE_FACTOR < megabytes) {
        report.item("left out for want of disk space: the database of " + megabytes + " MB");
        continue;
      }
      sizes.add(megabytes);
    }
    return sizes;
  }

  private static String database(int megabytes) {
    return "shop-" + megabytes + ".db";
  }

  private Column speed(int megabytes) throws IOException {
    return Column.speed(Files.size(workspace.path(database(megabytes))));
  }

  private void backup(Report report, int megabytes)
      throws IOException, InterruptedException, SQLException {
    if (!options.wants("backup")) {
      return;
    }
    var job = new BackupJob(tools, workspace, database(megabytes));
    Map<String, Runs> found = race.run(job.contenders(), options.rounds());
    List<Column> columns =
        List.of(
            Column.SECONDS,
            Column.FASTEST,
            Column.SLOWEST,
            speed(megabytes),
            Column.PROCESSOR,
            Column.MADE,
            Column.TIME,
            Column.SIZE);
    report.heading("Backup of " + megabytes + " MB");
    report.race("backup of " + megabytes + " MB", found, BackupJob.BELAY, columns);
    report.save();
    workspace.remove("copy.db", "copy.db.gz", "copy.db.zst");
  }

  private void read(Report report, int megabytes)
      throws IOException, InterruptedException, SQLException {
    if (!options.wants("read")) {
      return;
    }
    var job = new ReadJob(tools, workspace, database(megabytes));
    stopwatch.run(job.backup());
    Map<String, Runs> found = race.run(job.contenders(), options.rounds());
    List<Column> columns =
        List.of(Column.SECONDS, Column.FASTEST, Column.SLOWEST, speed(megabytes), Column.PROCESSOR);
    report.heading("Fingerprint, verify and restore of " + megabytes + " MB");
    report.race("of " + megabytes + " MB", found, ReadJob.FIRST, columns);
    report.save();
    workspace.remove("restored.db");
  }

  private boolean memory(Report report, int megabytes)
      throws IOException, InterruptedException, SQLException {
    var job = new ReadJob(tools, workspace, database(megabytes));
    List<Contender> all = new ArrayList<>(List.of(job.backup()));
    all.addAll(job.contenders());
    boolean kept = new MemoryPart(stopwatch, report).run(all, megabytes);
    workspace.remove("restored.db");
    return kept;
  }
}
