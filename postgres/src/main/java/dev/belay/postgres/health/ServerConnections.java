package dev.belay.postgres.health;

import dev.belay.engine.Diagnosis;
import dev.belay.jdbc.Statements;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How many connections a server has, and which of them are in the way of others. */
public final class ServerConnections {
  private static final String SUBJECT = "connections";

  /** Of those that there may be, in percent. */
  private static final int MANY = 80;

  private final Statements statements;
  private final Duration idle;
  private final Duration busy;

  /**
   * Prepares.
   *
   * @param idle how long a transaction may do nothing
   * @param busy how long one may take
   */
  public ServerConnections(Statements statements, Duration idle, Duration busy) {
    this.statements = statements;
    this.idle = idle;
    this.busy = busy;
  }

  /** What there is to say of them, the number first. */
  public List<Diagnosis> diagnoses() throws SQLException {
    List<Diagnosis> found = new ArrayList<>(List.of(number()));
    statements.rows(slow(), Integer.MAX_VALUE).forEach(row -> found.add(slow(row)));
    long hidden =
        number(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND query = '<insufficient privilege>'");
    if (hidden > 0) {
      found.add(
          Diagnosis.unknown(
              SUBJECT,
              "what " + hidden + " sessions of other logins do is not told to this one",
              statements.scalar("SELECT format('GRANT pg_read_all_stats TO %I', session_user)")));
    }
    return found;
  }

  /** Those that are in the way of others, or may be at any moment. */
  private String slow() {
    return """
    SELECT pid, quote_ident(usename), state LIKE 'idle in transaction%%',
      extract(epoch FROM clock_timestamp() - xact_start)::bigint
    FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND (xact_start <
        clock_timestamp() - interval '%d seconds' OR (state LIKE 'idle in transaction%%'
          AND state_change <= clock_timestamp() - interval '%d seconds'))
    ORDER BY xact_start\
    """
        .formatted(busy.toSeconds(), idle.toSeconds());
  }

  private Diagnosis number() throws SQLException {
    long now = number("SELECT sum(numbackends) FROM pg_stat_database");
    long most = number("SELECT current_setting('max_connections')");
    String finding = now + " of " + most;
    return now * 100 > most * MANY
        ? Diagnosis.warning(
            SUBJECT, finding, "end what is not needed, use a pooler, or raise max_connections")
        : Diagnosis.good(SUBJECT, finding);
  }

  private long number(String sql) throws SQLException {
    return Long.parseLong(statements.scalar(sql));
  }

  private static Diagnosis slow(List<String> row) {
    String what = row.get(2).equals("t") ? " is idle in a transaction" : " is in a transaction";
    String since = " that began " + row.get(3) + " s ago: what changes a table waits for it";
    return Diagnosis.warning(
        SUBJECT,
        "process " + row.get(0) + " of " + row.get(1) + what + since,
        "SELECT pg_terminate_backend(" + row.get(0) + ")");
  }
}
