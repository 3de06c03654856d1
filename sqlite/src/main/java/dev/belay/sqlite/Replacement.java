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
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the content of one file in place of another's, with applications connected. The file itself
 * stays: renaming another over a database in WAL mode corrupts it for whoever has it open
 * (https://www.sqlite.org/howtocorrupt.html, section 2.4).
 */
final class Replacement {
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss");

  private final SqliteFile live;
  private final Clock clock;

  Replacement(SqliteFile live, Clock clock) {
    this.live = live;
    this.clock = clock;
  }

  /** Returns where an unreadable old file was moved to. */
  Optional<Path> by(Path source) throws IOException {
    if (!Files.exists(live.path())) {
      place(source);
      return Optional.empty();
    }
    Optional<Mode> mode = modeOfLive();
    if (mode.isEmpty()) {
      Path aside = moveAside();
      place(source);
      return Optional.of(aside);
    }
    overwrite(new SqliteFile(source), mode.get());
    return Optional.empty();
  }

  /** What of the live file is kept as it is. */
  private record Mode(String journal, String pageSize) {}

  /** Empty if it is no database, or so damaged that it can't be written into. */
  private Optional<Mode> modeOfLive() {
    try (var session = new SqliteSession(live.path(), live.openReadOnly())) {
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
      try (var connection = source.openReadOnly()) {
        OnlineCopy.into(connection, live.path(), live.path());
      }
    } catch (SQLException e) {
      throw SqliteProblems.of("could not write into " + live.path(), live.path(), e);
    }
  }

  /**
   * A database in WAL mode can't change its page size, and the journal mode lies in the pages that
   * are copied: so the source takes both from the live one first.
   */
  private static void prepare(SqliteFile source, Mode mode) throws SQLException {
    try (var session = new SqliteSession(source.path(), source.open())) {
      session.run("PRAGMA journal_mode = DELETE");
      if (!session.pragma("page_size").equals(mode.pageSize())) {
        session.run("PRAGMA page_size = " + mode.pageSize());
        session.run("VACUUM");
      }
      if (mode.journal().equals("wal")) {
        session.run("PRAGMA journal_mode = WAL");
      }
    }
  }

  private void place(Path source) throws IOException {
    Path folder = live.path().toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw SqliteProblems.missing(live.path()).toException();
    }
    try (var session = new SqliteSession(source, new SqliteFile(source).open())) {
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
      for (Path stale : live.companions()) {
        Files.deleteIfExists(stale);
      }
      Files.move(unfinished, live.path(), StandardCopyOption.ATOMIC_MOVE);
      force(folder, StandardOpenOption.READ);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private Path moveAside() throws IOException {
    String suffix = ".unreadable_" + MOMENT.format(clock.instant().atZone(clock.getZone()));
    List<Path> all = new ArrayList<>(live.companions());
    all.add(live.path());
    for (Path each : all) {
      if (Files.exists(each)) {
        Files.move(each, each.resolveSibling(each.getFileName() + suffix));
      }
    }
    return live.beside(suffix);
  }

  private static void force(Path path, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }
}
