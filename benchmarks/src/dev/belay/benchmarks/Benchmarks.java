package dev.belay.benchmarks;

import static dev.belay.benchmarks.Report.megabytes;
import static dev.belay.benchmarks.Report.seconds;
import static dev.belay.benchmarks.Report.times;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** All jobs one after the other, and what came of them. */
final class Benchmarks {
  /** Database, its copy, a compressed copy, a restored one, and room to spare. */
  private static final int SPACE_FACTOR = 5;

  private static final String HEAP = "-Xmx256m";
  private static final long MEMORY_LIMIT = 512_000_000;

  private final Options options;
  private final Workspace workspace;
  private final Tools tools;
  private final Stopwatch stopwatch;
  private final Race race;
  private final Report report = new Report();
  private boolean promisesKept = true;

  Benchmarks(Options options, Workspace workspace) {
    this.options = options;
    this.workspace = workspace;
    tools = new Tools(options);
    stopwatch = new Stopwatch(workspace.folder());
    race = new Race(stopwatch);
  }

  boolean promisesKept() {
    return promisesKept;
  }

  /** Writes the report again after every part, so that stopping early leaves something. */
  String run() throws IOException, InterruptedException, SQLException {
    introduction();
    List<Integer> sizes = sizes();
    for (int megabytes : sizes) {
      Path file = workspace.path(database(megabytes));
      System.err.println("making " + file);
      Generator.make(file, megabytes);
      if (options.only().contains("backup")) {
        backup(megabytes);
        save();
      }
      if (options.only().contains("read")) {
        read(megabytes);
        save();
      }
    }
    if (options.only().contains("migrate") || options.only().contains("status")) {
      migrate();
      save();
    }
    if (options.only().contains("memory") && !sizes.isEmpty()) {
      memory(sizes.get(sizes.size() - 1));
    }
    report.paragraph("The load of the machine at the end was " + Machine.load() + ".");
    save();
    return report.toString();
  }

  private void save() throws IOException {
    Files.writeString(options.results(), report.toString());
  }

  private void introduction() throws IOException, InterruptedException {
    report.paragraph("# Benchmarks");
    report.paragraph("Written by `benchmarks/run`; see README.md for what is measured and how.");
    for (String fact : new Machine(tools, workspace).facts()) {
      report.item(fact);
    }
    report.item("the load of the machine at the beginning was " + Machine.load());
    for (String missing : tools.missing()) {
      report.item(missing);
    }
  }

  private List<Integer> sizes() throws IOException {
    List<Integer> sizes = new ArrayList<>();
    if (Collections.disjoint(options.only(), List.of("backup", "read", "memory"))) {
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

  private void backup(int megabytes) throws IOException, InterruptedException {
    var job = new BackupJob(tools, workspace, database(megabytes));
    Map<String, Measurement> found = race.run(job.contenders(), options.rounds());
    Measurement own = found.get(BackupJob.BELAY);
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("backup of " + megabytes + " MB", "s", "MB/s", "CPU s", "MB made", "time", "size"));
    found.forEach(
        (name, measurement) ->
            rows.add(
                List.of(
                    name,
                    seconds(measurement.seconds()),
                    megabytes(size(megabytes) / measurement.seconds()),
                    seconds(measurement.processorSeconds()),
                    megabytes(measurement.madeBytes()),
                    times(measurement.seconds(), own.seconds()),
                    times(measurement.madeBytes(), own.madeBytes()))));
    report.heading("Backup of " + megabytes + " MB");
    report.table(rows);
    report.paragraph("time, size: as many times Belay's. Medians of " + options.rounds() + ".");
    workspace.remove("copy.db", "copy.db.gz", "copy.db.zst");
  }

  private double size(int megabytes) {
    try {
      return Files.size(workspace.path(database(megabytes)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void read(int megabytes) throws IOException, InterruptedException {
    var job = new ReadJob(tools, workspace, database(megabytes));
    stopwatch.run(job.backup());
    Map<String, Measurement> found = race.run(job.contenders(), options.rounds());
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("of " + megabytes + " MB", "s", "MB/s", "CPU s"));
    found.forEach(
        (name, measurement) ->
            rows.add(
                List.of(
                    name,
                    seconds(measurement.seconds()),
                    megabytes(size(megabytes) / measurement.seconds()),
                    seconds(measurement.processorSeconds()))));
    report.heading("Fingerprint, verify and restore of " + megabytes + " MB");
    report.table(rows);
    report.paragraph("Medians of " + options.rounds() + ".");
    workspace.remove("restored.db");
  }

  private void migrate() throws IOException, InterruptedException {
    var folders = new MigrationFolders(workspace, options.migrations());
    folders.write();
    var job = new MigrateJob(tools, workspace, folders);
    boolean wanted = options.only().contains("migrate");
    Map<String, Measurement> found = race.run(job.migrating(), wanted ? options.rounds() : 1);
    if (wanted) {
      report.heading(options.migrations() + " migrations of an empty database");
      quick(found, MigrateJob.BELAY, options.rounds());
    }
    if (options.only().contains("status")) {
      report.heading("Status of a database with " + options.migrations() + " migrations applied");
      found = race.run(job.asking(), options.quickRounds());
      quick(found, MigrateJob.BELAY_STATUS, options.quickRounds());
    }
  }

  private void quick(Map<String, Measurement> found, String own, int rounds) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("command", "s", "CPU s", "peak MB", "time"));
    found.forEach(
        (name, measurement) ->
            rows.add(
                List.of(
                    name,
                    seconds(measurement.seconds()),
                    seconds(measurement.processorSeconds()),
                    megabytes(measurement.peakBytes()),
                    times(measurement.seconds(), found.get(own).seconds()))));
    report.table(rows);
    report.paragraph("time: as many times Belay's. Medians of " + rounds + ".");
  }

  private void memory(int megabytes) throws IOException, InterruptedException {
    var job = new ReadJob(tools, workspace, database(megabytes));
    List<Contender> all = new ArrayList<>(List.of(job.backup()));
    all.addAll(job.contenders());
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("with " + HEAP + ", of " + megabytes + " MB", "peak resident MB", "result"));
    for (Contender contender : all) {
      rows.add(within(contender.with("BELAY_JAVA_OPTS", HEAP)));
    }
    report.heading("Memory");
    report.table(rows);
    report.paragraph("More than " + megabytes(MEMORY_LIMIT) + " MB resident is a failure.");
    workspace.remove("restored.db");
  }

  private List<String> within(Contender contender) throws InterruptedException {
    try {
      Measurement measurement = stopwatch.run(contender);
      boolean kept = measurement.peakBytes() <= MEMORY_LIMIT;
      promisesKept &= kept;
      String result = kept ? "ok" : "TOO MUCH";
      return List.of(contender.name(), megabytes(measurement.peakBytes()), result);
    } catch (IOException e) {
      System.err.println(e.getMessage());
      promisesKept = false;
      return List.of(contender.name(), "?", "FAILED");
    }
  }
}
