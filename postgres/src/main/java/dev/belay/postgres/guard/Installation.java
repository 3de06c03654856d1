package dev.belay.postgres.guard;

import dev.belay.engine.Guard;
import dev.belay.engine.GuardOptions;
import dev.belay.jdbc.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Puts the guards into a database and takes them out, in the transaction of the caller. */
public final class Installation {
  private static final String DENIED = "42501";

  /** Those that whoever logged in may put triggers on. */
  private static final String TABLES =
      " FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't'"
          + " AND c.oid >= 16384 AND pg_has_role(c.relowner, 'USAGE')";

  private final Connection connection;
  private final Statements statements;

  public Installation(Connection connection) {
    this.connection = connection;
    this.statements = new Statements(connection);
  }

  /** Brings what is there in line with what was asked for; leaves out what may not be done. */
  public void install(GuardOptions asked) throws SQLException {
    GuardOptions options = StoredOptions.qualified(asked);
    dropEventTriggers();
    for (String script : Pack.scripts()) {
      statements.run(script);
    }
    new StoredOptions(connection).write(options);
    statements.scalar("SELECT count(belay_guard.cover(c.oid))" + TABLES);
    for (EventGuard each : EventGuard.values()) {
      if (each.isWanted(options)) {
        orNot(each.statements());
      }
    }
    letPass(options);
    beTemplate(options.guards().contains(Guard.DROP_DATABASE));
  }

  /** Takes everything away that there is of them. */
  public void remove() throws SQLException {
    boolean kept =
        new StoredOptions(connection)
            .read()
            .filter(options -> options.guards().contains(Guard.DROP_DATABASE))
            .isPresent();
    dropEventTriggers();
    each(
        "SELECT format('DROP TRIGGER %I ON %I.%I', t.tgname, n.nspname, c.relname)"
            + " FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE t.tgname LIKE "
            + Pack.TRIGGERS);
    statements.run("DROP SCHEMA IF EXISTS " + Pack.SCHEMA + " CASCADE");
    if (kept) {
      beTemplate(false);
    }
  }

  private void dropEventTriggers() throws SQLException {
    each(
        "SELECT format('DROP EVENT TRIGGER %I', evtname) FROM pg_event_trigger"
            + " WHERE evtname LIKE "
            + Pack.TRIGGERS);
  }

  private void each(String statementsOf) throws SQLException {
    for (List<String> row : statements.rows(statementsOf, Integer.MAX_VALUE)) {
      statements.run(row.getFirst());
    }
  }

  /** Where it may not be done the transaction goes on without it. */
  private void orNot(List<String> work) throws SQLException {
    statements.run("SAVEPOINT guard");
    try {
      for (String statement : work) {
        statements.run(statement);
      }
    } catch (SQLException e) {
      if (!DENIED.equals(e.getSQLState())) {
        throw e;
      }
      statements.run("ROLLBACK TO SAVEPOINT guard");
    }
  }

  private void letPass(GuardOptions options) throws SQLException {
    each(
        "SELECT format('REVOKE ALL ON FUNCTION belay_guard.pass(text, bytea) FROM %I', rolname)"
            + " FROM pg_roles r JOIN pg_proc p ON p.oid ="
            + " 'belay_guard.pass(text, bytea)'::regprocedure AND p.proowner <> r.oid"
            + " JOIN LATERAL aclexplode(p.proacl) a ON a.grantee = r.oid");
    for (String role : options.passing()) {
      statements.run(
          formatted("GRANT EXECUTE ON FUNCTION belay_guard.pass(text, bytea) TO %I", role));
    }
  }

  private String formatted(String format, String name) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("SELECT format(?, ?::text)")) {
      query.setString(1, format);
      query.setString(2, name);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  /** What is a template can't be dropped, and may be copied by whoever may make databases. */
  private void beTemplate(boolean wanted) throws SQLException {
    String now = "SELECT datistemplate FROM pg_database WHERE datname = current_database()";
    if (statements.scalar(now).equals("t") != wanted) {
      String format = "ALTER DATABASE %I IS_TEMPLATE " + wanted;
      orNot(List.of(formatted(format, statements.scalar("SELECT current_database()"))));
    }
  }
}
