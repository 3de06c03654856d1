package dev.belay.sqlite;

import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Clears away the empty {@code -wal} and {@code -shm} that reading a database in WAL mode makes,
 * and that a connection which may only read can't delete at its end.
 */
final class Traces {
  private final SqliteFile file;
  private final Path wal;
  private final boolean walWasThere;

  /** Looks at what is there, before a connection is opened. */
  Traces(SqliteFile file) {
    this.file = file;
    this.wal = file.beside("-wal");
    this.walWasThere = Files.exists(wal);
  }

  /**
   * Lets SQLite delete them, which it does at the end of the last connection, under an exclusive
   * lock. Where somebody else is connected by now the files are theirs and stay.
   */
  void clear() {
    if (walWasThere || !isEmptyFile()) {
      return;
    }
    try {
      new SqliteFile(file.path(), Duration.ZERO).open().close();
    } catch (BelayException e) {
      if (e.problem().code() != Code.DATABASE_BUSY) {
        throw e;
      }
    }
  }

  private boolean isEmptyFile() {
    try {
      return Files.exists(wal) && Files.size(wal) == 0;
    } catch (IOException e) {
      throw Problem.ofDisk("could not look at " + wal, e).toException(e);
    }
  }
}
