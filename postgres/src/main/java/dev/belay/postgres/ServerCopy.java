package dev.belay.postgres;

import dev.belay.postgres.connect.PostgresProblems;
import java.sql.SQLException;

/**
 * A copy of a database that the server makes of its files. Nobody may be connected to that database
 * when it begins; whoever wants to connect meanwhile waits
 * (https://www.postgresql.org/docs/current/manage-ag-templatedbs.html).
 */
final class ServerCopy {
  private static final int FILE_COPY_SINCE = 15;

  private ServerCopy() {}

  /**
   * Has it made.
   *
   * @param clause the rest of the CREATE DATABASE
   * @return false where somebody is connected
   */
  static boolean make(PostgresSession session, String of, String name, String clause)
      throws SQLException {
    return small(session, of, name, clause + strategy(session));
  }

  /** The same of a small one: as long as the log of its blocks costs less than two checkpoints. */
  static boolean small(PostgresSession session, String of, String name, String clause)
      throws SQLException {
    try {
      session.run(
          "CREATE DATABASE "
              + Names.quoted(name)
              + " TEMPLATE "
              + Names.quoted(of)
              + clause
              + CreationMark.CLAUSE);
      return true;
    } catch (SQLException e) {
      if (PostgresProblems.isInUse(e)) {
        return false;
      }
      throw e;
    }
  }

  /** Files are copied as they are, and not written to the log once more. */
  private static String strategy(PostgresSession session) {
    return session.connection().getServerMajorVersion() >= FILE_COPY_SINCE
        ? " STRATEGY file_copy"
        : "";
  }
}
