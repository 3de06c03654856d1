package dev.belay.status;

import dev.belay.engine.Database;
import dev.belay.engine.Description;
import dev.belay.engine.RunLock;
import dev.belay.engine.Session;
import dev.belay.migration.MigrationPlace;
import dev.belay.othertools.Standing;
import dev.belay.othertools.Trouble;
import dev.belay.problem.BelayException;
import dev.belay.problem.Problem;
import dev.belay.repository.Repository;
import dev.belay.run.Runs;
import dev.belay.run.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a target stands.
 *
 * @param exists whether there is a database
 * @param description empty where there is no database, or none that can be read
 * @param standing of its migrations
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
    Standing standing,
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
  public static Status of(Workspace workspace, MigrationPlace migrations) {
    Database database = workspace.database();
    boolean exists = database.exists();
    Optional<Path> killed = new Runs(workspace).killed();
    var sight = new Sight(migrations, database);
    if (!exists) {
      sight.withoutDatabase();
    } else {
      try (Session session = database.openReadOnly()) {
        sight.of(database.describe(), session);
      } catch (BelayException e) {
        if (killed.isEmpty()) {
          throw e;
        }
        sight.unreadable(e.problem());
      }
    }
    return new Status(
        exists,
        sight.description(),
        sight.standing(),
        sight.history(),
        workspace.repository().newest(),
        database.lockHolder(),
        killed,
        sight.others(),
        sight.problems());
  }

  /** Whether something keeps the next migration from being applied. */
  public boolean stuck() {
    return !problems.isEmpty()
        || unfinished.isPresent()
        || others.stream().anyMatch(Trouble::stops);
  }

  /** Whether nothing is pending and nothing has to be settled. */
  public boolean settled() {
    return !stuck() && standing.pending().isEmpty();
  }
}
