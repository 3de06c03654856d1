package dev.belay.postgres;

import dev.belay.database.TableName;
import dev.belay.engine.TableLock;
import dev.belay.jdbc.Statements;
import dev.belay.postgres.measure.LockModes;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Locks tables at the begin of a transaction, as strongly as they are going to be locked in its
 * course. Whoever waits now has done nothing yet that would be lost; and nobody changes what is in
 * the tables between the first look and the last one.
 */
final class HeldTables {
  private static final int SHOWN = 5;

  private final Statements statements;

  HeldTables(Statements statements) {
    this.statements = statements;
  }

  /**
   * Locks those that keep somebody out or may be written to; waits for each at most lock_timeout.
   */
  void lock(Map<TableName, TableLock> held) throws SQLException {
    SortedMap<String, String> tables = lockable(held);
    for (String mode : List.of("ACCESS EXCLUSIVE", "SHARE ROW EXCLUSIVE")) {
      String those =
          tables.entrySet().stream()
              .filter(table -> table.getValue().equals(mode))
              .map(table -> "ONLY " + table.getKey())
              .collect(Collectors.joining(", "));
      if (!those.isEmpty()) {
        statements.run("LOCK TABLE " + those + " IN " + mode + " MODE");
      }
    }
  }

  private static SortedMap<String, String> lockable(Map<TableName, TableLock> held) {
    SortedMap<String, String> tables = new TreeMap<>();
    held.forEach(
        (table, lock) -> {
          if (lock.mayWrite() || lock.keepsOut().compareTo(TableLock.KeepsOut.WRITERS) >= 0) {
            tables.put(Names.qualified(table), LockModes.beforehand(lock));
          }
        });
    return tables;
  }

  /** Who holds locks on these tables now, asked when no transaction is open any more. */
  BelayException inTheWay(Collection<TableName> held, SQLException cause) throws SQLException {
    String names =
        held.stream()
            .map(table -> "to_regclass(" + Names.literal(Names.qualified(table)) + ")")
            .collect(Collectors.joining(", "));
    List<List<String>> sessions =
        statements.rows(
            "SELECT a.pid, a.usename, a.application_name, a.state,"
                + " date_trunc('second', now() - a.xact_start), l.relation::regclass,"
                + " left(regexp_replace(a.query, '\\s+', ' ', 'g'), 60)"
                + " FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
                + " WHERE l.locktype = 'relation' AND l.granted AND l.pid <> pg_backend_pid()"
                + " AND l.relation IN ("
                + names
                + ") ORDER BY a.xact_start LIMIT "
                + SHOWN,
            SHOWN);
    String first = sessions.isEmpty() ? "PID" : sessions.getFirst().getFirst();
    return Problem.of(Code.DATABASE_BUSY, "other sessions are in the way")
        .why(
            sessions.isEmpty()
                ? "they held a lock, and are gone by now"
                : sessions.stream().map(HeldTables::told).collect(Collectors.joining("\n")))
        .remedy(
            "wait for them, or end one: SELECT pg_terminate_backend("
                + first
                + "); or wait longer: --lock-wait 30s")
        .toException(cause);
  }

  private static String told(List<String> session) {
    String application = session.get(2).isEmpty() ? "" : " (" + session.get(2) + ")";
    return "session %s of %s%s, %s, for %s, holds %s: %s"
        .formatted(
            session.get(0),
            session.get(1),
            application,
            session.get(3),
            session.get(4),
            session.get(5),
            session.get(6));
  }
}
