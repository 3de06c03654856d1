package dev.belay.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;

/** The parts that are the same for every engine: many small migrations, and asking for status. */
public record MigrationParts(Options options, Workspace workspace, Race race, Report report) {
  /** Measures and reports as far as it is wanted. */
  public void run(Ground ground) throws IOException, InterruptedException, SQLException {
    boolean wanted = options.wants("migrate");
    if (!wanted && !options.wants("status")) {
      return;
    }
    int count = options.migrations();
    var folders = new MigrationFolders(workspace, ground.key(), count);
    folders.write();
    var job = new MigrateJob(new Tools(options), workspace, ground, folders);
    Map<String, Runs> found = race.run(job.migrating(), wanted ? options.rounds() : 1);
    if (wanted) {
      report.heading(count + " migrations of an empty database");
      report.race("command", found, MigrateJob.BELAY, Column.OF_COMMANDS);
    }
    if (options.wants("status")) {
      found = race.run(job.asking(), options.quickRounds());
      report.heading("Status of a database with " + count + " migrations applied");
      report.race("command", found, MigrateJob.BELAY_STATUS, Column.OF_COMMANDS);
    }
    report.save();
  }
}
