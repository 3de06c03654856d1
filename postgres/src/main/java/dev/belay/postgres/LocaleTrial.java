package dev.belay.postgres;

import dev.belay.engine.Obstacle;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Whether a server can make a database of some encoding and collation, found out from itself. */
final class LocaleTrial {
  /** That there is a database of that name. */
  private static final String DUPLICATE = "42P04";

  /** A name that is unknown, encoding and locale that don't go together, a build without ICU. */
  private static final Set<String> NO_SUCH_LOCALE =
      Set.of("22023", "42809", "0A000", "42P17", "42704");

  private final PostgresSession session;

  /** Asks in a session of somebody who may make databases. */
  LocaleTrial(PostgresSession session) {
    this.session = session;
  }

  /**
   * Tries to make a database of a name that is taken. The server looks at encoding and collation
   * before it looks at the name (createdb() in its source), so this never makes one.
   */
  Optional<Obstacle> obstacle(DatabaseLocale locale) {
    try {
      String taken = Names.quoted(session.scalar("SELECT current_database()"));
      session.run("CREATE DATABASE " + taken + " TEMPLATE template0" + locale.clause());
      return Optional.empty();
    } catch (SQLException e) {
      String state = String.valueOf(e.getSQLState());
      if (state.equals(DUPLICATE)) {
        return Optional.empty();
      }
      if (NO_SUCH_LOCALE.contains(state)) {
        return Optional.of(obstacle(locale, e));
      }
      throw session.problem("could not try encoding and collation", e);
    }
  }

  private Obstacle obstacle(DatabaseLocale locale, SQLException cause) {
    return new Obstacle(
        "encoding and collation of the backup are not to be had on this server:%s: %s"
            .formatted(locale.clause(), session.problem("", cause).problem().what()),
        "install the locale on the server's machine: locale-gen (Debian: dpkg-reconfigure"
            + " locales)");
  }
}
