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

  private OnlineCopy() {}

  /**
   * Makes the content of {@code destination} that of {@code source}, in one transaction of either.
   *
   * @param about the database that the user knows, whose lock is waited for
   */
  static void into(SQLiteConnection source, Path destination, SqliteFile about)
      throws SQLException {
    int tries = 1 + Math.toIntExact(about.patience().toMillis() / SLEEP_MILLIS);
    int result =
        source
            .getDatabase()
            .backup("main", destination.toString(), null, SLEEP_MILLIS, tries, ALL_PAGES);
    // the driver returns the code instead of throwing
    if (result != Codes.SQLITE_OK && result != Codes.SQLITE_DONE) {
      SQLException failure = DB.newSQLException(result, "copying " + about.path());
      if (result == Codes.SQLITE_NOMEM) {
        throw Problem.of(Code.DATABASE_UNREACHABLE, "out of memory while copying " + about.path())
            .toException(failure);
      }
      throw failure;
    }
  }
}
