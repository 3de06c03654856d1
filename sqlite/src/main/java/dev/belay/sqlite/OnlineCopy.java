package dev.belay.sqlite;

import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.nio.file.Path;
import java.sql.SQLException;
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
    int result =
        source
            .getDatabase()
            .backup("main", destination.toString(), null, SLEEP_MILLIS, TRIES, ALL_PAGES);
    // the driver returns the code instead of throwing
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
