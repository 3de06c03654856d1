package dev.belay.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Counts how often something was written by others, as far as a snapshot tells: which transactions
 * are finished, and which are running (https://www.postgresql.org/docs/current/functions-info.html,
 * pg_snapshot). It looks at the whole cluster, so it may count too much, but never too little.
 */
final class ChangeMark {
  private final Connection connection;
  private String seen;
  private long mark;

  /** Begins to count. */
  ChangeMark(Connection connection) throws SQLException {
    this.connection = connection;
    seen = snapshot();
  }

  private String snapshot() throws SQLException {
    return ask("SELECT pg_current_snapshot()");
  }

  private String ask(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    }
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
  void commit(CommitWork work) throws SQLException {
    String own = ask("SELECT pg_current_xact_id_if_assigned()");
    work.run();
    String snapshot = snapshot();
    if (own.equals("null") || snapshot.equals(following(own))) {
      seen = own.equals("null") ? seen : snapshot;
    }
  }

  /** Ends a transaction. */
  @FunctionalInterface
  interface CommitWork {
    void run() throws SQLException;
  }

  /** The snapshot behind {@link #seen} if nothing but that transaction has come and gone. */
  private String following(String own) {
    long next = Long.parseLong(own) + 1;
    return seen.equals(own + ":" + own + ":") ? next + ":" + next + ":" : "";
  }
}
