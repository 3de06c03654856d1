package dev.belay.sqlite;

import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.Codes;
import org.sqlite.core.DB;

/** SQLite's online backup (https://www.sqlite.org/backup.html), always in one step. */
final class OnlineCopy {
  private static final int ALL_PAGES = -1;
  private static final int SLEEP_MILLIS = 100;
  private static final int TRIES = 100;

  private OnlineCopy() {}

  /**
   * Makes the content of {@code destination} that of {@code source}, in one transaction of either.
   *
   * @param about the database that the user knows, for messages
   */
  static void into(SQLiteConnection source, Path destination, Path about) throws SQLException {
    check(
        source
            .getDatabase()
            .backup("main", destination.toString(), null, SLEEP_MILLIS, TRIES, ALL_PAGES),
        about);
  }

  /**
   * Makes a new file that holds what {@code source} holds, in one read transaction. It is not
   * forced to the disk, because nobody reads it after a crash.
   */
  static void aside(SqliteFile source, Path destination) throws SQLException {
    source.requireDatabase();
    try (SQLiteConnection copy = new SqliteFile(destination).create();
        Statement statement = copy.createStatement()) {
      statement.execute("PRAGMA journal_mode = OFF");
      statement.execute("PRAGMA synchronous = OFF");
      String path = source.path().toString();
      check(
          copy.getDatabase().restore("main", path, null, SLEEP_MILLIS, TRIES, ALL_PAGES),
          source.path());
    }
  }

  /** The driver returns the code instead of throwing. */
  private static void check(int result, Path about) throws SQLException {
    if (result != Codes.SQLITE_OK && result != Codes.SQLITE_DONE) {
      SQLException failure = DB.newSQLException(result, "copying " + about);
      if (result == Codes.SQLITE_NOMEM) {
        throw Problem.of(Code.DATABASE_UNREACHABLE, "out of memory while copying " + about)
            .toException(failure);
      }
      throw failure;
    }
  }
}
