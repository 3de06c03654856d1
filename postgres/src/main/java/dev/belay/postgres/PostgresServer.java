package dev.belay.postgres;

import dev.belay.database.ByteCount;
import dev.belay.engine.Description;
import dev.belay.postgres.connect.Connections;
import dev.belay.postgres.connect.PostgresProblems;
import dev.belay.problem.BelayException;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;

/** One server with all of its databases: how to connect, and which programs speak to it. */
final class PostgresServer {
  /** Every cluster has it, and nobody's data is in it. */
  private static final String MAINTENANCE = "postgres";

  private final Connections connections;
  private final Programs programs;

  PostgresServer(Connections connections, Programs programs) {
    this.connections = connections;
    this.programs = programs;
  }

  Programs programs() {
    return programs;
  }

  /** The caller closes it. */
  PostgresSession session(String database, boolean readOnly) {
    return new PostgresSession(database, connections.open(database, readOnly), readOnly);
  }

  /** A session in the maintenance database; the caller closes it. */
  PostgresSession maintenance() {
    return session(MAINTENANCE, false);
  }

  /** Work on the server as a whole. */
  @FunctionalInterface
  interface Maintenance {
    void in(PostgresSession session) throws SQLException;
  }

  void maintain(String what, String name, Maintenance work) {
    try (PostgresSession session = maintenance()) {
      work.in(session);
    } catch (SQLException e) {
      throw problem(what, name, e);
    }
  }

  boolean exists(String database) {
    try (PostgresSession session = maintenance()) {
      String sql = "SELECT count(*) FROM pg_database WHERE datname = " + Names.literal(database);
      return session.scalar(sql).equals("1");
    } catch (SQLException e) {
      throw problem("could not look for", database, e);
    }
  }

  BelayException problem(String what, String name, SQLException cause) {
    return PostgresProblems.of(what + " " + name, name, cause);
  }

  Description description(PostgresSession session) throws SQLException {
    SortedMap<String, String> properties = new TreeMap<>();
    for (String setting : new String[] {"server_version_num", "server_encoding", "TimeZone"}) {
      properties.put(setting, session.scalar("SHOW " + setting));
    }
    properties.put(
        "collation",
        session.scalar("SELECT datcollate FROM pg_database WHERE datname = current_database()"));
    String version = session.scalar("SHOW server_version").split(" ", 2)[0];
    long size = Long.parseLong(session.scalar("SELECT pg_database_size(current_database())"));
    return new Description(
        "PostgreSQL " + version, new ByteCount(size), session.isEmpty(), properties);
  }
}
