package dev.belay.status;

import dev.belay.engine.Database;
import dev.belay.engine.Description;
import dev.belay.engine.HistoryEntry;
import dev.belay.engine.RunLock;
import dev.belay.engine.Session;
import dev.belay.migration.Migration;
import dev.belay.migration.MigrationFolder;
import dev.belay.migration.MigrationState;
import dev.belay.othertools.OtherTools;
import dev.belay.othertools.Trouble;
import dev.belay.problem.BelayException;
import dev.belay.problem.Problem;
import dev.belay.repository.Repository;
import dev.belay.run.Runs;
import dev.belay.run.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a target stands.
 *
 * @param exists whether there is a database
 * @param description empty where there is no database, or none that can be read
 * @param state of its migrations
 * @param history whether the database has a history of migrations
 * @param newestBackup as the store lists it, unread
 * @param running the run that holds the lock
 * @param unfinished the journal of a killed run
 * @param others what other migration tools have left in the database
 * @param problems what keeps the answer from being whole, and what has to be settled
 */
public record Status(
    boolean exists,
    Optional<Description> description,
    MigrationState state,
    boolean history,
    Optional<Repository.Listed> newestBackup,
    Optional<RunLock.Holder> running,
    Optional<Path> unfinished,
    List<Trouble> others,
    List<Problem> problems) {
  public Status {
    others = List.copyOf(others);
    problems = List.copyOf(problems);
  }

  /**
   * Looks; changes nothing, and creates nothing where nothing is.
   *
   * @throws BelayException if there is a database that can't be read, unless a run was killed: then
   *     that is what to tell first
   */
  public static Status of(Workspace workspace, Path migrations) {
    Database database = workspace.database();
    List<Problem> problems = new ArrayList<>();
    List<Migration> files = List.of();
    try {
      files = MigrationFolder.read(migrations).migrations();
    } catch (BelayException e) {
      problems.add(e.problem());
    }
    boolean exists = database.exists();
    Optional<Path> killed = new Runs(workspace).killed();
    Optional<Description> description = Optional.empty();
    List<HistoryEntry> history = List.of();
    List<Trouble> others = List.of();
    if (exists) {
      try (Session session = database.openReadOnly()) {
        description = Optional.of(database.describe());
        history = session.history();
        others = OtherTools.troubles(session);
      } catch (BelayException e) {
        if (killed.isEmpty()) {
          throw e;
        }
        problems.add(e.problem());
      }
    }
    MigrationState state = MigrationState.of(files, history, false);
    if (!files.isEmpty() || history.isEmpty()) {
      problems.addAll(state.problems());
    }
    return new Status(
        exists,
        description,
        state,
        !history.isEmpty(),
        workspace.repository().newest(),
        database.lockHolder(),
        killed,
        others,
        problems);
  }

  /** Whether something keeps the next migration from being applied. */
  public boolean stuck() {
    return !problems.isEmpty()
        || unfinished.isPresent()
        || others.stream().anyMatch(Trouble::stops);
  }

  /** Whether nothing is pending and nothing has to be settled. */
  public boolean settled() {
    return !stuck() && state.pending().isEmpty();
  }
}
