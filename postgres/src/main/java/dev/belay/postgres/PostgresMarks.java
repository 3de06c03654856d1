package dev.belay.postgres;

import dev.belay.database.Environment;
import dev.belay.database.Mark;
import dev.belay.engine.Marks;
import dev.belay.jdbc.MarkTable;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The mark in a PostgreSQL database. It holds for the database of that name in that cluster, and
 * for that very database by whatever name: one that was restored in its place is meant, a clone
 * beside it is not. What copies a whole cluster (pg_basebackup, a snapshot of its disk) copies the
 * cluster's identifier, too, and can't be told from the original.
 */
final class PostgresMarks implements Marks {
  private static final String TABLE = "belay.mark";

  private static final String PLACES =
      """
      SELECT datname || ' in cluster ' || system_identifier,
        'database ' || d.oid || ' in cluster ' || system_identifier
      FROM pg_database d, pg_control_system() WHERE datname = current_database()\
      """;

  private final PostgresServer server;
  private final String name;

  PostgresMarks(PostgresServer server, String name) {
    this.server = server;
    this.name = name;
  }

  @Override
  public Optional<Mark> read() {
    if (!server.exists(name)) {
      return Optional.empty();
    }
    try (PostgresSession session = server.session(name, true)) {
      return isThere(session) ? table(session).read(places(session)) : Optional.empty();
    } catch (SQLException e) {
      throw server.problem("could not read the mark in", name, e);
    }
  }

  /** Whoever may connect may know what for. */
  @Override
  public void write(Environment environment, Instant at, String by) {
    try (PostgresSession session = server.session(name, false)) {
      session.begin(false);
      if (!isThere(session)) {
        session.run("CREATE SCHEMA IF NOT EXISTS belay");
      }
      table(session).write(environment, places(session), at, by);
      session.run("GRANT USAGE ON SCHEMA belay TO PUBLIC");
      session.run("GRANT SELECT ON " + TABLE + " TO PUBLIC");
      session.commit();
    } catch (SQLException e) {
      throw server.problem("could not mark", name, e);
    }
  }

  @Override
  public void remove() {
    try (PostgresSession session = server.session(name, false)) {
      if (isThere(session)) {
        table(session).remove();
      }
    } catch (SQLException e) {
      throw server.problem("could not unmark", name, e);
    }
  }

  private static boolean isThere(PostgresSession session) throws SQLException {
    return !session.scalar("SELECT to_regclass('" + TABLE + "')").isEmpty();
  }

  private static MarkTable table(PostgresSession session) {
    return new MarkTable(session.connection(), TABLE);
  }

  /** What this database is known by, wherever it is reached from. */
  static List<String> places(PostgresSession session) {
    return session.query(PLACES, 1).getFirst();
  }
}
