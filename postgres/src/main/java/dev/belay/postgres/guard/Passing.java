package dev.belay.postgres.guard;

import dev.belay.digest.Sha256;
import dev.belay.jdbc.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * Lets what one session does pass the guards of its database, transaction by transaction. Not
 * thread-safe.
 */
public final class Passing {
  private static final String MAY =
      "SELECT has_function_privilege(p.oid, 'EXECUTE') AND has_schema_privilege(n.oid, 'USAGE')"
          + " FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace"
          + " WHERE n.nspname = 'belay_guard' AND p.proname = 'pass'";

  private final Connection connection;
  private Optional<String> reason = Optional.empty();

  public Passing(Connection connection) {
    this.connection = connection;
  }

  /** From here on. */
  public void because(String why) {
    reason = Optional.of(why);
  }

  /** The open transaction passes; nobody else ever sees by what. */
  public void inTransaction() throws SQLException {
    if (reason.isPresent() && may()) {
      ask("SELECT belay_guard.pass(?, NULL)", reason.get());
    }
  }

  /**
   * The next statement passes, by a token that is good for one transaction and five minutes. It is
   * left in the session: it is used up, or will soon be too old.
   */
  public void nextStatement() throws SQLException {
    if (reason.isPresent() && may()) {
      String token = UUID.randomUUID().toString();
      ask("SELECT belay_guard.pass(?, decode(?, 'hex'))", reason.get(), Sha256.of(token));
      ask("SELECT pg_catalog.set_config('belay.pass', ?, false)", token);
    }
  }

  private boolean may() throws SQLException {
    return new Statements(connection).scalar(MAY).equals("t");
  }

  private void ask(String sql, String... values) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int index = 0; index < values.length; index++) {
        query.setString(index + 1, values[index]);
      }
      query.execute();
    }
  }
}
