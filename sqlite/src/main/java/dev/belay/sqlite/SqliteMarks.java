package dev.belay.sqlite;

import dev.belay.database.Environment;
import dev.belay.database.Mark;
import dev.belay.engine.Marks;
import dev.belay.jdbc.Act;
import dev.belay.jdbc.MarkTable;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The mark in a SQLite file. It holds for the file at that path, and for that file wherever it is
 * moved or mounted: a copy has neither.
 */
final class SqliteMarks implements Marks {
  private static final String TABLE = "belay_mark";

  private final SqliteFile file;

  SqliteMarks(SqliteFile file) {
    this.file = file;
  }

  @Override
  public Optional<Mark> read() {
    if (!Files.exists(file.path())) {
      return Optional.empty();
    }
    try (SqliteSession session = file.openReadOnly()) {
      return isThere(session) ? table(session).read(places()) : Optional.empty();
    } catch (SQLException e) {
      throw SqliteProblems.of("could not read the mark in " + file.path(), file.path(), e);
    }
  }

  @Override
  public void write(Environment environment, Instant at, String by) {
    try (SqliteSession session = file.open()) {
      change(session, () -> table(session).write(environment, places(), at, by));
    } catch (SQLException e) {
      throw SqliteProblems.of("could not mark " + file.path(), file.path(), e);
    }
  }

  @Override
  public void remove() {
    try (SqliteSession session = file.open()) {
      if (isThere(session)) {
        change(session, () -> table(session).remove());
      }
    } catch (SQLException e) {
      throw SqliteProblems.of("could not unmark " + file.path(), file.path(), e);
    }
  }

  /** Does it in a transaction. */
  static void change(SqliteSession session, Act act) throws SQLException {
    session.begin(false);
    act.run();
    session.commit();
  }

  private static boolean isThere(SqliteSession session) {
    return isThere(session, TABLE);
  }

  /** Whether a table of ours is there. */
  static boolean isThere(SqliteSession session, String table) {
    return !session
        .query("SELECT 1 FROM main.sqlite_schema WHERE name = '" + table + "'", 1)
        .isEmpty();
  }

  private static MarkTable table(SqliteSession session) {
    return new MarkTable(session.connection(), "main." + TABLE);
  }

  private List<String> places() {
    return places(file.path());
  }

  /** What a file is known by. */
  static List<String> places(Path path) {
    try {
      List<String> places = new ArrayList<>(List.of(path.toRealPath().toString()));
      if (path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
        places.add("inode " + Files.getAttribute(path, "unix:ino"));
      }
      return places;
    } catch (IOException e) {
      throw Problem.ofDisk("could not look at " + path, e).toException(e);
    }
  }
}
