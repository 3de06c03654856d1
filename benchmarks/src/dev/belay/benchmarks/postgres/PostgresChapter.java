package dev.belay.benchmarks.postgres;

import dev.belay.benchmarks.Chapter;
import dev.belay.benchmarks.Contender;
import dev.belay.benchmarks.Machine;
import dev.belay.benchmarks.Measurement;
import dev.belay.benchmarks.MemoryPart;
import dev.belay.benchmarks.MigrationParts;
import dev.belay.benchmarks.Options;
import dev.belay.benchmarks.Race;
import dev.belay.benchmarks.Report;
import dev.belay.benchmarks.Stopwatch;
import dev.belay.benchmarks.Tools;
import dev.belay.benchmarks.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** All parts with PostgreSQL, one after the other. */
public final class PostgresChapter implements Chapter {
  private final Options options;
  private final Workspace workspace;
  private final Tools tools;

  public PostgresChapter(Options options, Workspace workspace) {
    this.options = options;
    this.workspace = workspace;
    tools = new Tools(options);
  }

  @Override
  public String title() {
    return "PostgreSQL";
  }

  @Override
  public boolean write(Report report) throws IOException, InterruptedException, SQLException {
    if (options.postgres().isEmpty()) {
      report.paragraph("Left out: there are no programs of a PostgreSQL server on this machine.");
      return true;
    }
    Path programs = options.postgres().get();
    try (Server server = Server.start(options, programs)) {
      introduction(report, programs, server);
      return measure(report, server);
    }
  }

  private void introduction(Report report, Path programs, Server server)
      throws IOException, InterruptedException, SQLException {
    new Machine(tools, workspace).facts("gzip").forEach(report::item);
    String version = server.texts("postgres", "SHOW server_version").get(0);
    report.item("PostgreSQL " + version + ", as initdb makes it but for " + Server.SETTINGS);
    report.item("its data on " + Files.getFileStore(server.folder()).type());
    report.item(Tools.version(programs.resolve("pg_dump").toString(), "--version"));
    if (options.percent() != 100) {
      report.item("databases of " + options.percent() + " percent of the full size");
    }
    report.paragraph("");
  }

  private boolean measure(Report report, Server server)
      throws IOException, InterruptedException, SQLException {
    var stopwatch = new Stopwatch(workspace.folder(), server.gauge());
    if (options.wants("backup", "restore", "change", "rollback")) {
      for (String name : options.databases()) {
        Stage stage = stage(server, Dataset.of(name, options.percent()));
        make(stage, stopwatch);
        var aims = new Aims(options.reasons());
        new DatasetParts(stage, options, stopwatch, report, aims).run();
        aims.report(name, report);
        server.drop(stage.dataset().database());
      }
    }
    var race = new Race(stopwatch);
    if (options.wants("check")) {
      var aims = new Aims(options.reasons());
      new CheckPart(options, workspace, race, report, aims).run();
      aims.report("check", report);
    }
    new MigrationParts(options, workspace, race, report).run(server);
    return !options.wants("memory") || memory(report, server, stopwatch);
  }

  private Stage stage(Server server, Dataset dataset) {
    return new Stage(tools, workspace, server, dataset);
  }

  private static void make(Stage stage, Stopwatch stopwatch)
      throws IOException, InterruptedException, SQLException {
    Dataset dataset = stage.dataset();
    System.err.println("making " + dataset.name() + ": " + dataset.content());
    stage.server().makeEmpty(dataset.database());
    if (dataset.scale() > 0) {
      stopwatch.run(
          Contender.asking(
              "pgbench",
              Contender.shell("pgbench -i -q -s %d %s", dataset.scale(), dataset.database()),
              stage.server().environment()));
    }
    stage.server().execute(dataset.database(), dataset.statements().toArray(String[]::new));
  }

  private boolean memory(Report report, Server server, Stopwatch stopwatch)
      throws IOException, InterruptedException, SQLException {
    Stage stage = stage(server, Dataset.large(options.percent()));
    make(stage, stopwatch);
    String database = stage.dataset().database();
    var job = new RestoreJob(stage);
    List<Contender> all =
        List.of(
            new BackupJob(stage).belay(),
            reading(stage, "fingerprint"),
            reading(stage, "verify", "latest", "--backups", Stage.BACKUPS),
            job.belay());
    long megabytes = server.size(database) / 1_000_000;
    boolean kept = new MemoryPart(stopwatch, report).run(all, megabytes);
    job.clear();
    workspace.remove(Stage.BACKUPS, ".belay");
    server.drop(database);
    return kept;
  }

  private static Contender reading(Stage stage, String verb, String... more) {
    return stage.contender(
        "belay " + verb,
        stage.belay(stage.dataset().database(), verb, more),
        () -> {},
        () -> Measurement.UNKNOWN);
  }
}
