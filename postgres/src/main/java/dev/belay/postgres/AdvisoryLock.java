package dev.belay.postgres;

import dev.belay.engine.RunLock;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.util.List;
import java.util.Optional;

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

  private final PostgresSession session;
  private final String key;
  private final Holder holder;
  private volatile boolean closed;

  private AdvisoryLock(PostgresSession session, String key, Holder holder) {
    this.session = session;
    this.key = key;
    this.holder = holder;
  }

  /**
   * Takes the lock of a database, which need not exist.
   *
   * @param session in the maintenance database; closed with the lock, and if it is refused
   */
  static AdvisoryLock take(PostgresSession session, String database, Holder holder) {
    String where = "advisory lock of " + database;
    boolean taken = false;
    try {
      String comment = BEGIN + holder.toLine().replace("*/", "*_/") + END;
      String tried = "SELECT pg_try_advisory_lock(" + LockKey.run(database).sql() + ") " + comment;
      taken = session.query(tried, 1).get(0).get(0).equals("t");
      if (!taken) {
        throw Holder.refusal(holderOf(session, database), where).toException();
      }
      return new AdvisoryLock(session, LockKey.run(database).sql(), holder);
    } finally {
      if (!taken) {
        session.close();
      }
    }
  }

  /** Who holds the lock of a database now. */
  static Optional<Holder> holderOf(PostgresSession session, String database) {
    List<List<String>> found = session.query(holders(database), 1);
    return found.isEmpty() ? Optional.empty() : read(found.get(0).get(0));
  }

  /** A key of 64 bits is shown in two halves, and 1 as the third part (pg_locks). */
  private static String holders(String database) {
    return "SELECT a.query FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
        + " WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1"
        + " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        + " AND (l.classid::bigint << 32 | l.objid::bigint) = "
        + LockKey.run(database).sql();
  }

  private static Optional<Holder> read(String query) {
    int begin = query.indexOf(BEGIN);
    int end = query.lastIndexOf(END);
    return begin < 0 || end < begin
        ? Optional.empty()
        : Holder.read(query.substring(begin + BEGIN.length(), end));
  }

  @Override
  public Holder holder() {
    return holder;
  }

  /**
   * Makes sure that it is still held, unless it was given back: it goes with its connection,
   * whatever becomes of the others.
   *
   * @throws dev.belay.problem.BelayException {@code DATABASE_UNREACHABLE}
   */
  void requireHeld() {
    if (closed) {
      return;
    }
    try {
      session.query("SELECT 1", 1);
    } catch (BelayException e) {
      throw Problem.of(Code.DATABASE_UNREACHABLE, "the connection that held the lock was lost")
          .why("another run may have begun meanwhile")
          .remedy("look what there is: belay status; then run it again")
          .toException(e);
    }
  }

  /** Given back by word: the end of a connection is noticed by the server a moment later. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (session) {
      session.query("SELECT pg_advisory_unlock(" + key + ")", 1);
    }
  }
}
