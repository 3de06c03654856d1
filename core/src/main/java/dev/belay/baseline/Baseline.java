package dev.belay.baseline;

import dev.belay.engine.HistoryEntry;
import dev.belay.engine.Session;
import dev.belay.migration.Migration;
import dev.belay.migration.MigrationFolder;
import dev.belay.migration.MigrationPlace;
import dev.belay.migration.Tool;
import dev.belay.migration.Version;
import dev.belay.othertools.Standing;
import dev.belay.pipeline.Outcome;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.run.Runs;
import dev.belay.run.Workspace;
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
  private final MigrationPlace migrations;

  public Baseline(Workspace workspace, MigrationPlace migrations) {
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
    refuseHistory();
    List<Migration> contained = contained(version);
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
    List<Migration> all = MigrationFolder.read(migrations.folder()).migrations();
    Optional<Migration> newest = all.stream().filter(each -> isCalled(each, version)).findFirst();
    Migration last =
        newest.orElseThrow(
            () ->
                Problem.of(
                        Code.MIGRATION_NAME_INVALID,
                        "no file in " + migrations.folder() + " has the version " + version)
                    .why(all.isEmpty() ? "there is no migration" : "the first is " + first(all))
                    .remedy("name the newest one that is in the database, or: belay baseline none")
                    .toException());
    return all.stream().filter(each -> each.compareTo(last) <= 0).toList();
  }

  /** What another tool has applied its own history says, and Belay's must not say otherwise. */
  private void refuseOtherTool(Session session) {
    Tool tool = Standing.owner(migrations, Optional.of(session));
    if (tool != Tool.PLAIN) {
      throw Problem.of(Code.NOT_SUPPORTED, migrations.folder() + " is " + tool.label() + "'s")
          .why(tool.label() + " keeps the history itself; belay status reads it")
          .remedy("nothing has to be done; to leave " + tool.label() + ": migrations.tool: plain")
          .toException();
    }
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
      refuseOtherTool(session);
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
