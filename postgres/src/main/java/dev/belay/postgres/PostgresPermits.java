package dev.belay.postgres;

import dev.belay.database.Permit;
import dev.belay.engine.Permits;
import dev.belay.jdbc.PermitTable;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * The permits in a PostgreSQL database. They hold for that very database in that cluster, by that
 * name: one that is restored in its place is another. Only their owner can take them back; whoever
 * may connect may use them.
 */
final class PostgresPermits implements Permits {
  private static final String TABLE = "belay.permit";

  private static final String NOW =
      "SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";

  private final PostgresServer server;
  private final String name;

  PostgresPermits(PostgresServer server, String name) {
    this.server = server;
    this.name = name;
  }

  @Override
  public List<Permit> read() {
    if (!server.exists(name)) {
      return List.of();
    }
    try (PostgresSession session = server.session(name, true)) {
      return isThere(session) ? table(session).read(place(session)) : List.of();
    } catch (SQLException e) {
      throw server.problem("could not read the permits in", name, e);
    }
  }

  @Override
  public void add(Permit permit) {
    try (PostgresSession session = server.noting(name)) {
      session.begin(false);
      if (!isThere(session)) {
        create(session);
      }
      table(session).add(permit, place(session));
      session.commit();
    } catch (SQLException e) {
      throw server.problem("could not write a permit into", name, e);
    }
  }

  /** A use can be added by everybody, and taken away by nobody. */
  private static void create(PostgresSession session) throws SQLException {
    session.run("CREATE SCHEMA IF NOT EXISTS belay");
    table(session).create();
    session.run("GRANT USAGE ON SCHEMA belay TO PUBLIC");
    session.run("GRANT SELECT ON belay.permit, belay.permit_use TO PUBLIC");
    session.run("GRANT INSERT ON belay.permit_use TO PUBLIC");
  }

  @Override
  public boolean use(Permit permit, Instant at, String by) {
    try (PostgresSession session = server.noting(name)) {
      return table(session).use(permit, at, by);
    } catch (SQLException e) {
      throw server.problem("could not use a permit in", name, e);
    }
  }

  @Override
  public void revoke(String id) {
    try (PostgresSession session = server.noting(name)) {
      if (isThere(session)) {
        table(session).revoke(id);
      }
    } catch (SQLException e) {
      throw server.problem("could not take back a permit in", name, e);
    }
  }

  @Override
  public Instant now(Instant here) {
    if (!server.exists(name)) {
      return here;
    }
    try (PostgresSession session = server.session(name, true)) {
      Instant there = Instant.parse(session.scalar(NOW));
      return there.isAfter(here) ? there : here;
    } catch (SQLException e) {
      throw server.problem("could not ask for the time in", name, e);
    }
  }

  /** Takes all back that have come with other content, in the transaction that is open. */
  static void clear(PostgresSession session) throws SQLException {
    if (isThere(session)) {
      table(session).clear();
    }
  }

  private static boolean isThere(PostgresSession session) throws SQLException {
    return !session.scalar("SELECT to_regclass('" + TABLE + "')").isEmpty();
  }

  private static PermitTable table(PostgresSession session) {
    return new PermitTable(session.connection(), TABLE);
  }

  private static String place(PostgresSession session) {
    return String.join("\n", PostgresMarks.places(session));
  }
}
