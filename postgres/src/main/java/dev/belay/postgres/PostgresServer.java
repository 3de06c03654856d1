package dev.belay.postgres;

import dev.belay.database.ByteCount;
import dev.belay.engine.Description;
import dev.belay.postgres.connect.Connections;
import dev.belay.postgres.connect.PostgresProblems;
import dev.belay.postgres.connect.ServerAddress;
import dev.belay.problem.BelayException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.postgresql.jdbc.PgConnection;

/** One server with all of its databases: how to connect, and which programs speak to it. */
final class PostgresServer {
  /** Every cluster has it, and nobody's data is in it. */
  private static final String MAINTENANCE = "postgres";

  /**
   * Nothing waits for the disk with each of thousands of small statements. All of it has reached
   * the disk before the database gets the name that somebody waits for: the log is one for the
   * whole server, and whoever commits to it as usual has it written up to there.
   */
  static final String UNHURRIED = "SET synchronous_commit = off;\n";

  private final Connections connections;
  private final ServerAddress address;
  private final ClientPrograms programs;

  /**
   * Prepares; connects to nothing yet.
   *
   * @param address of any of its databases
   */
  PostgresServer(Connections connections, ServerAddress address, ClientPrograms programs) {
    this.connections = connections;
    this.address = address;
    this.programs = programs;
  }

  /** For people: hosts and ports. */
  String name() {
    return address.server();
  }

  /** For people: where one of its databases is. */
  String url(String database) {
    return address.url(database);
  }

  ClientPrograms programs() {
    return programs;
  }

  /** The caller closes it. One that may write belongs to whoever holds the database's lock. */
  PostgresSession session(String database, boolean readOnly) {
    if (readOnly) {
      return connect(database, true, () -> {});
    }
    return writing(database, database, Names.literal(DeadWriters.NAME));
  }

  /**
   * One that writes lines of Belay's own whoever holds the lock, and whom nobody ends who takes it;
   * the caller closes it.
   */
  PostgresSession noting(String database) {
    return connect(database, false, () -> {});
  }

  /** One that fills a database which nobody knows yet; the caller closes it. */
  PostgresSession filling(String database) throws SQLException {
    PostgresSession session = session(database, false);
    session.run("SET lock_timeout = 0");
    session.run(UNHURRIED);
    return session;
  }

  /** One in the maintenance database, to rename another one; the caller closes it. */
  PostgresSession swapping(String database) {
    return writing(MAINTENANCE, database, DeadWriters.swapper(database));
  }

  private PostgresSession writing(String place, String database, String called) {
    PostgresSession session = connect(place, false, () -> endWriters(database));
    session.query("SELECT set_config('application_name', " + called + ", false)", 1);
    return session;
  }

  /** A COMMIT whose answer was lost may be on its way yet: what is to be seen afterwards lasts. */
  private void endWriters(String database) {
    try (PostgresSession session = maintenance()) {
      DeadWriters.end(session, database);
    }
  }

  private PostgresSession connect(String database, boolean readOnly, Runnable remains) {
    ServerAddress there = address.withDatabase(database);
    Connection opened = readOnly ? connections.openReadOnly(there) : connections.open(there);
    try {
      return new PostgresSession(there, opened.unwrap(PgConnection.class), readOnly, remains);
    } catch (SQLException e) {
      throw problem("could not use the connection to", database, e);
    }
  }

  /** A session in the maintenance database; the caller closes it. */
  PostgresSession maintenance() {
    return connect(MAINTENANCE, false, () -> {});
  }

  boolean exists(String database) {
    try (PostgresSession session = maintenance()) {
      return exists(session, database);
    } catch (SQLException e) {
      throw problem("could not look for", database, e);
    }
  }

  /** The same, asked in a session of the caller's. */
  static boolean exists(PostgresSession session, String database) throws SQLException {
    String sql = "SELECT 1 FROM pg_database WHERE datname = " + Names.literal(database);
    return !session.scalar(sql).isEmpty();
  }

  BelayException problem(String what, String name, SQLException cause) {
    return PostgresProblems.of(what + " " + name, address.withDatabase(name), cause);
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
