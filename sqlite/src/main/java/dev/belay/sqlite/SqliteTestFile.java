package dev.belay.sqlite;

import dev.belay.engine.Database;
import dev.belay.engine.RunLock;
import dev.belay.engine.SideCopy;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/**
 * A file that was made for tests. As long as its maker lives he holds a lock beside it, by which
 * the next one tells what a killed process has left behind.
 */
final class SqliteTestFile implements SideCopy {
  private final Path path;
  private final Database database;
  private final RunLock lock;

  private SqliteTestFile(Path path, Database database, RunLock lock) {
    this.path = path;
    this.database = database;
    this.lock = lock;
  }

  /** Takes the lock of one that is to be made. */
  static SqliteTestFile take(Path path, Database database, Clock clock) {
    long process = ProcessHandle.current().pid();
    var holder = new RunLock.Holder("none", "testdb", "", "", process, clock.instant());
    Path beside = path.resolveSibling(path.getFileName() + ".belay-made");
    return new SqliteTestFile(path, database, LockFile.take(beside, holder));
  }

  /** Drops one that nobody holds. */
  static void dropAbandoned(Path path, Database database, Clock clock) {
    try {
      take(path, database, clock).close();
    } catch (BelayException e) {
      if (e.problem().code() != Code.RUN_LOCKED) {
        throw e;
      }
    }
  }

  Path path() {
    return path;
  }

  @Override
  public Database database() {
    return database;
  }

  /** Once it was kept there is none of that name any more, and nothing is deleted. */
  @Override
  public void close() {
    try (lock) {
      delete(path);
    }
  }

  /** Deletes a database with its journals. */
  static void delete(Path path) {
    try {
      SqliteFile.own(path).delete();
    } catch (IOException e) {
      throw Problem.ofDisk("could not drop " + path, e)
          .state("")
          .remedy("delete it: rm " + path)
          .toException(e);
    }
  }
}
