package dev.belay.postgres;

import dev.belay.engine.RunLock;
import dev.belay.postgres.connect.PostgresProblems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.postgresql.jdbc.PgConnection;

/**
 * A session's advisory lock, on a connection of its own that is never in a transaction: a
 * transaction that waits for it would stand in the way of CREATE INDEX CONCURRENTLY. It is taken in
 * the maintenance database, since a database that is about to be renamed must have no connection.
 * The server lets go of it when the connection ends.
 *
 * <p>Who holds it is told by a comment in the statement that took it: the server shows the last
 * statement of an idle session to the same role (pg_stat_activity).
 */
final class AdvisoryLock implements RunLock {
  private static final String BEGIN = "/* belay ";
  private static final String END = " */";

  private final PgConnection connection;
  private final String where;
  private final Holder holder;

  private AdvisoryLock(PgConnection connection, String where, Holder holder) {
    this.connection = connection;
    this.where = where;
    this.holder = holder;
  }

  /**
   * Takes the lock of a database, which need not exist.
   *
   * @param connection to the maintenance database; closed with the lock, and if it is refused
   */
  static AdvisoryLock take(PgConnection connection, String database, Holder holder) {
    String where = "advisory lock of " + database;
    var lock = new AdvisoryLock(connection, where, holder);
    boolean taken = false;
    try {
      String comment = BEGIN + holder.toLine().replace("*/", "*_/") + END;
      taken = lock.ask("SELECT pg_try_advisory_lock(" + key(database) + ") " + comment).equals("t");
      if (!taken) {
        throw Holder.refusal(holderOf(connection, database), where).toException();
      }
      return lock;
    } catch (SQLException e) {
      throw PostgresProblems.of("could not take the " + where, database, e);
    } finally {
      if (!taken) {
        lock.close();
      }
    }
  }

  private static String key(String database) {
    return "hashtextextended(" + Names.literal("belay " + database) + ", 0)";
  }

  /** Who holds the lock of a database now. */
  static Optional<Holder> holderOf(PgConnection connection, String database) {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet rows = statement.executeQuery(holders(database))) {
        return rows.next() ? read(rows.getString(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw PostgresProblems.of("could not ask who holds the lock of", database, e);
    }
  }

  /** A key of 64 bits is shown in two halves, and 1 as the third part (pg_locks). */
  private static String holders(String database) {
    return "SELECT a.query FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
        + " WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1"
        + " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        + " AND (l.classid::bigint << 32 | l.objid::bigint) = "
        + key(database);
  }

  private static Optional<Holder> read(String query) {
    int begin = query.indexOf(BEGIN);
    int end = query.lastIndexOf(END);
    return begin < 0 || end < begin
        ? Optional.empty()
        : Holder.read(query.substring(begin + BEGIN.length(), end));
  }

  private String ask(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet rows = statement.executeQuery(sql)) {
        return rows.next() ? rows.getString(1) : "";
      }
    }
  }

  @Override
  public Holder holder() {
    return holder;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw PostgresProblems.of("could not give back the " + where, where, e);
    }
  }
}
