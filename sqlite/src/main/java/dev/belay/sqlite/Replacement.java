package dev.belay.sqlite;

import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Puts the content of one file in place of another's, with applications connected. The file itself
 * stays: renaming another over a database in WAL mode corrupts it for whoever has it open
 * (https://www.sqlite.org/howtocorrupt.html, section 2.4).
 */
final class Replacement {
  private final SqliteFile live;
  private final MovedAside aside;

  Replacement(SqliteFile live, MovedAside aside) {
    this.live = live;
    this.aside = aside;
  }

  /** Returns where an unreadable old file was moved to. */
  Optional<Path> by(Path source) throws IOException {
    Optional<Mode> mode = Files.exists(live.path()) ? modeOfLive() : Optional.empty();
    if (mode.isEmpty()) {
      return place(source);
    }
    overwrite(SqliteFile.own(source), mode.get());
    return Optional.empty();
  }

  /** What of the live file is kept as it is. */
  private record Mode(String journal, String pageSize) {}

  /** Empty if it is no database, or so damaged that it can't be written into. */
  private Optional<Mode> modeOfLive() {
    try (SqliteSession session = live.openReadOnly()) {
      var mode = new Mode(session.pragma("journal_mode"), session.pragma("page_size"));
      session.schema();
      return Optional.of(mode);
    } catch (SQLException e) {
      throw SqliteProblems.of("could not read " + live.path(), live.path(), e);
    } catch (BelayException e) {
      Code code = e.problem().code();
      if (code == Code.NOT_A_DATABASE || code == Code.DATABASE_CORRUPT) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** One transaction of SQLite's own: after a crash it is rolled back at the next opening. */
  private void overwrite(SqliteFile source, Mode mode) {
    try {
      prepare(source, mode);
      try (SqliteSession session = source.openReadOnly()) {
        OnlineCopy.into(session.connection(), live.path(), live);
      }
    } catch (SQLException e) {
      throw SqliteProblems.of("could not write into " + live.path(), live.path(), e);
    }
  }

  /**
   * A database in WAL mode can't change its page size, and the journal mode lies in the pages that
   * are copied: so the source takes them from the live one first.
   */
  private static void prepare(SqliteFile source, Mode mode) throws SQLException {
    try (SqliteSession session = source.open()) {
      session.run("PRAGMA journal_mode = DELETE");
      SqlitePermits.clear(session);
      if (!mode.journal().equals("wal")) {
        return;
      }
      if (!session.pragma("page_size").equals(mode.pageSize())) {
        session.run("PRAGMA page_size = " + mode.pageSize());
        session.run("VACUUM");
      }
      session.run("PRAGMA journal_mode = WAL");
    }
  }

  /** Where there is no database a -wal may be all that is left of the newest transactions. */
  private Optional<Path> place(Path source) throws IOException {
    Path folder = live.path().toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw SqliteProblems.missing(live.path()).toException();
    }
    try (SqliteSession session = SqliteFile.own(source).open()) {
      SqlitePermits.clear(session);
      // what is still in the -wal of our own copy goes into the file that is copied
      session.run("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (SQLException e) {
      throw SqliteProblems.of("could not read " + source, source, e);
    }
    Path unfinished = live.beside(".belay-unfinished");
    try {
      Files.deleteIfExists(unfinished);
      Files.copy(source, unfinished);
      force(unfinished, StandardOpenOption.WRITE);
      Optional<Path> moved = aside.move();
      Files.move(unfinished, live.path(), StandardCopyOption.ATOMIC_MOVE);
      force(folder, StandardOpenOption.READ);
      return moved;
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static void force(Path path, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }
}
