package dev.belay.baseline;

import dev.belay.engine.HistoryEntry;
import dev.belay.engine.Session;
import dev.belay.migration.Migration;
import dev.belay.migration.MigrationFolder;
import dev.belay.migration.Version;
import dev.belay.pipeline.Outcome;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.run.Runs;
import dev.belay.run.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The verb baseline: writes into the history of an existing database which migrations it contains
 * already. Nothing is applied; on failure the target is as before.
 */
public final class Baseline {
  public static final String VERB = "baseline";

  /** In place of a version: none of the migrations is in the database. */
  public static final String NONE = "none";

  private static final String VERSION = "version";

  private final Workspace workspace;
  private final Path migrations;

  public Baseline(Workspace workspace, Path migrations) {
    this.workspace = workspace;
    this.migrations = migrations;
  }

  /**
   * What came out.
   *
   * @param contained the migrations that are in the database already
   */
  public record Report(Outcome outcome, List<Migration> contained) {
    public Report {
      contained = List.copyOf(contained);
    }
  }

  /**
   * Declares that the migrations up to a version are in the database.
   *
   * @param version that of a file in the folder, or {@link #NONE}
   * @throws dev.belay.problem.BelayException {@code MIGRATION_NAME_INVALID} if no file has that
   *     version, {@code BASELINE_NEEDED} if the database has a history already
   */
  public Report baseline(String version) {
    List<Migration> contained = contained(version);
    refuseHistory();
    Outcome outcome =
        new Runs(workspace)
            .start(
                VERB,
                Map.of(VERSION, version),
                (run, scratch) -> List.of(new DeclareStep(workspace, contained, run)));
    return new Report(outcome, contained);
  }

  /** The steps of a killed run: its lines are in the database, all of them or none. */
  public Runs.Steps again() {
    return (run, scratch) -> List.of(new DeclareStep(workspace, List.of(), run));
  }

  private List<Migration> contained(String version) {
    if (version.equals(NONE)) {
      return List.of();
    }
    List<Migration> all = MigrationFolder.read(migrations).migrations();
    Optional<Migration> newest = all.stream().filter(each -> isCalled(each, version)).findFirst();
    Migration last =
        newest.orElseThrow(
            () ->
                Problem.of(
                        Code.MIGRATION_NAME_INVALID,
                        "no file in " + migrations + " has the version " + version)
                    .why(all.isEmpty() ? "there is no migration" : "the first is " + first(all))
                    .remedy("name the newest one that is in the database, or: belay baseline none")
                    .toException());
    return all.stream().filter(each -> each.compareTo(last) <= 0).toList();
  }

  private static String first(List<Migration> all) {
    return all.get(0).file() + ", the last " + all.get(all.size() - 1).file();
  }

  private static boolean isCalled(Migration migration, String name) {
    return migration.file().equals(name)
        || migration.name().equals(name)
        || (Version.isOne(name) && migration.version().equals(new Version(name)));
  }

  private void refuseHistory() {
    try (Session session = workspace.database().openReadOnly()) {
      List<HistoryEntry> history = session.history();
      if (!history.isEmpty()) {
        throw Problem.of(Code.BASELINE_NEEDED, workspace.target().name() + " has a history already")
            .why(
                history.size() + " lines, the last about " + history.get(history.size() - 1).file())
            .remedy("see it: belay history")
            .toException();
      }
    }
  }
}
