package dev.belay.benchmarks.postgres;

import dev.belay.benchmarks.Column;
import dev.belay.benchmarks.Options;
import dev.belay.benchmarks.Race;
import dev.belay.benchmarks.Report;
import dev.belay.benchmarks.Runs;
import dev.belay.benchmarks.Workspace;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;

/** The static check beside another linter: of many files, and of a single one. */
record CheckPart(Options options, Workspace workspace, Race race, Report report, Aims aims) {
  private static final String FOLDER = "migrations-check";
  private static final int FEW = 20;

  void run() throws IOException, InterruptedException, SQLException {
    workspace.remove(FOLDER);
    var writer = new ManyStatements(workspace);
    int files = options.migrations();
    int statements = writer.writeFiles(FOLDER, files);
    String words = files + " files, " + Report.megabytes(workspace.sizeOf(FOLDER, ".sql")) + " MB";
    many(new CheckJob(options, workspace, FOLDER, files, statements), words);
    workspace.remove(FOLDER);
    writer.writeFile(FOLDER, FEW);
    single(new CheckJob(options, workspace, FOLDER, 1, FEW));
    workspace.remove(FOLDER);
    report.save();
  }

  private void many(CheckJob job, String words)
      throws IOException, InterruptedException, SQLException {
    Map<String, Runs> found = race.run(job.contenders(), options.rounds());
    String head = words + ", " + job.statements() + " statements";
    report.heading("Check of " + head);
    report.race("without a database", found, CheckJob.BELAY, Column.OF_COMMANDS);
    Runs own = found.get(CheckJob.BELAY);
    seconds("check-many", "check, s", words, 3, own);
    if (found.containsKey(CheckJob.SQUAWK)) {
      Runs rival = found.get(CheckJob.SQUAWK);
      aims.add(Aim.faster(words, "check-squawk", "check, times faster than squawk", 1, own, rival));
    }
  }

  private void single(CheckJob job) throws IOException, InterruptedException, SQLException {
    Map<String, Runs> found = race.run(job.contenders(), options.quickRounds());
    report.heading("Check of one file with " + FEW + " statements");
    report.race("without a database", found, CheckJob.BELAY, Column.OF_COMMANDS);
    seconds("check-one", "check, s", "one file", 0.5, found.get(CheckJob.BELAY));
  }

  private void seconds(String id, String words, String files, double aim, Runs own) {
    aims.add(new Aim(id, files, words, aim, own.seconds(), true));
  }
}
