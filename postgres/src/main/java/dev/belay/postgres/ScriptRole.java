package dev.belay.postgres;

import dev.belay.jdbc.Statements;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * As whom the statements of migrations run in one session. A migration may also set a role for
 * itself; it holds to the end of its file. Everything else is done as whoever logged in. Not
 * thread-safe.
 */
final class ScriptRole {
  /** In this order: to set the first one takes the second one back. */
  private static final String WHO =
      "SELECT current_setting('session_authorization'), current_setting('role')";

  private final Statements statements;
  private Optional<String> configured = Optional.empty();
  private Optional<List<String>> login = Optional.empty();
  private Optional<List<String>> script = Optional.empty();
  private boolean entered;

  ScriptRole(Statements statements) {
    this.statements = statements;
  }

  /** Statements run as this role from here on. */
  void be(String role) {
    configured = Optional.of(role);
  }

  /** From here on the session is whoever the migration is. */
  void enter() throws SQLException {
    if (entered) {
      return;
    }
    if (login.isEmpty()) {
      login = Optional.of(who());
    }
    entered = true;
    if (script.isPresent()) {
      become(script.get());
    } else if (configured.isPresent()) {
      set("ROLE", configured.get());
    }
  }

  private void become(List<String> who) throws SQLException {
    if (!who.get(0).equals(login.orElseThrow().get(0))) {
      set("SESSION AUTHORIZATION", who.get(0));
    }
    if (!who.equals(login.orElseThrow())) {
      set("ROLE", who.get(1));
    }
  }

  private void set(String what, String name) throws SQLException {
    statements.run("SET " + what + " " + Names.quoted(name));
  }

  /** From here on the session is whoever logged in; who the migration was is kept for later. */
  void leave() throws SQLException {
    if (!entered) {
      return;
    }
    List<String> now = who();
    if (!now.equals(login.orElseThrow())) {
      statements.run("RESET SESSION AUTHORIZATION");
      statements.run("RESET ROLE");
    }
    script = Optional.of(now);
    entered = false;
  }

  /** The next migration begins as the first one did. */
  void forget() {
    script = Optional.empty();
  }

  /** A transaction is begun as whoever logged in, and its end has brought that back. */
  void rolledBack() {
    entered = false;
    forget();
  }

  private List<String> who() throws SQLException {
    return statements.rows(WHO, 1).getFirst();
  }
}
