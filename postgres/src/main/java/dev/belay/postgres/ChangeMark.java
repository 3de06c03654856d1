package dev.belay.postgres;

import dev.belay.jdbc.Act;
import dev.belay.jdbc.Statements;
import java.sql.SQLException;

/**
 * Counts how often something was written by others, as far as a snapshot tells: which transactions
 * are finished, and which are running (https://www.postgresql.org/docs/current/functions-info.html,
 * pg_snapshot). It looks at the whole cluster, so it may count too much, but never too little.
 */
final class ChangeMark {
  private final Statements statements;

  /** Empty as long as nobody has asked. */
  private String seen = "";

  private long mark;

  ChangeMark(Statements statements) {
    this.statements = statements;
  }

  private String snapshot() throws SQLException {
    return statements.scalar("SELECT pg_current_snapshot()");
  }

  /** Counts what is new. */
  long now() throws SQLException {
    String snapshot = snapshot();
    if (!snapshot.equals(seen)) {
      seen = snapshot;
      mark++;
    }
    return mark;
  }

  /** Commits a transaction of one's own, which does not count if it was the only one. */
  void commit(Act work) throws SQLException {
    String own = statements.scalar("SELECT pg_current_xact_id_if_assigned()");
    work.run();
    String snapshot = snapshot();
    if (own.isEmpty() || snapshot.equals(following(own))) {
      seen = own.isEmpty() ? seen : snapshot;
    }
  }

  /** The snapshot behind {@link #seen} if nothing but that transaction has come and gone. */
  private String following(String own) {
    long next = Long.parseLong(own) + 1;
    return seen.equals(own + ":" + own + ":") ? next + ":" + next + ":" : "";
  }
}
