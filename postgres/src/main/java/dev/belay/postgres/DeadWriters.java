package dev.belay.postgres;

import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.util.List;

/**
 * Sessions of a run that was killed. The server goes on with a statement, or with a COMMIT that is
 * on its way, until it notices that nobody listens any more: so whoever takes the lock ends them
 * first, and only then looks whether the database is as before or as after.
 */
final class DeadWriters {
  /** What sessions call themselves that may write, so that they are told from those that read. */
  static final String NAME = "belay writing";

  /** Twenty a second, for ten seconds. */
  private static final int ROUNDS = 200;

  private static final String PAUSE = "SELECT pg_sleep(0.05)";

  private DeadWriters() {}

  /**
   * What a session in another database calls itself that renames one, as an expression of SQL.
   * Nobody can connect to a database while such a session holds its lock.
   */
  static String swapper(String database) {
    return "'belay swapping ' || to_hex(" + LockKey.swap(database).sql() + ")";
  }

  /**
   * Ends all that are in a database, or rename it, and waits until they are gone. The caller holds
   * the lock.
   *
   * @param session in another database
   */
  static void end(PostgresSession session, String database) {
    String theirs =
        " FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND (application_name = "
            + swapper(database)
            + " OR application_name = "
            + Names.literal(NAME)
            + " AND datname = "
            + Names.literal(database)
            + ")";
    List<List<String>> left = session.query("SELECT pid" + theirs, 1);
    for (int round = 0; !left.isEmpty(); round++) {
      if (round == ROUNDS) {
        throw Problem.of(Code.DATABASE_BUSY, "a session of a killed run is still at work")
            .why("process " + left.get(0).get(0) + " of the server does not end")
            .remedy("wait until it has ended, then try again")
            .toException();
      }
      session.query("SELECT pg_terminate_backend(pid)" + theirs, Integer.MAX_VALUE);
      session.query(PAUSE, 1);
      left = session.query("SELECT pid" + theirs, 1);
    }
  }
}
