package dev.belay.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The databases that are made beside one for a while. Whoever makes one holds an advisory lock for
 * it as long as he lives, by which the next one tells what a killed process has left behind.
 */
final class SideDatabases {
  private static final String MARK = "_belay_";
  private static final int DIGITS = 8;

  /** For people; of those that older versions have made the only thing that tells them. */
  private static final String COMMENT = "made by Belay, for a while";

  private final PostgresServer server;
  private final DatabaseName beside;
  private final String ending;

  SideDatabases(PostgresServer server, DatabaseName beside) {
    this(server, beside, "");
  }

  /** Those whose names end so, and no others. */
  SideDatabases(PostgresServer server, DatabaseName beside, String ending) {
    this.server = server;
    this.beside = beside;
    this.ending = ending;
  }

  /**
   * Makes one, empty, and drops those that nobody holds any more.
   *
   * @param clause what CREATE DATABASE is to say of encoding and collation
   * @return the session that holds it, which is the caller's to close
   */
  PostgresSession create(String name, String clause) {
    String sql =
        "CREATE DATABASE "
            + Names.quoted(name)
            + " TEMPLATE template0"
            + clause
            + CreationMark.CLAUSE;
    return make(
            name,
            holder -> {
              holder.run(sql);
              return true;
            })
        .orElseThrow();
  }

  /**
   * Makes one that is a copy.
   *
   * @param of the original
   * @param clause the rest of the CREATE DATABASE
   * @return the session that holds it; empty where somebody is connected to the original
   */
  Optional<PostgresSession> copy(String of, String name, String clause) {
    return make(name, holder -> ServerCopy.make(holder, of, name, clause));
  }

  /** The same of a small one. */
  Optional<PostgresSession> smallCopy(String of, String name) {
    return make(name, holder -> ServerCopy.small(holder, of, name, ""));
  }

  /** Makes a database, or not. */
  @FunctionalInterface
  private interface Maker {
    boolean make(PostgresSession holder) throws SQLException;
  }

  private Optional<PostgresSession> make(String name, Maker maker) {
    PostgresSession holder = server.maintenance();
    try {
      dropAbandoned(holder);
      requireLock(holder, name);
      if (!maker.make(holder)) {
        holder.close();
        return Optional.empty();
      }
      holder.run("COMMENT ON DATABASE " + Names.quoted(name) + " IS " + Names.literal(COMMENT));
      return Optional.of(holder);
    } catch (SQLException e) {
      holder.close();
      throw server.problem("could not create", name, e);
    } catch (RuntimeException e) {
      holder.close();
      throw e;
    }
  }

  /** A name that no database has. */
  String newName() {
    return beside.with(MARK + UUID.randomUUID().toString().substring(0, DIGITS) + ending);
  }

  /** Drops those that nobody holds any more. */
  void dropAbandoned(PostgresSession session) throws SQLException {
    String digits = "_".repeat(DIGITS);
    String one = beside.with(MARK + digits + ending);
    String begin = one.substring(0, one.length() - ending.length() - DIGITS);
    for (List<String> row :
        session.query(
            "SELECT datname FROM pg_database WHERE datname LIKE "
                + Names.literal(Names.pattern(begin) + digits + Names.pattern(ending))
                + " AND ("
                + CreationMark.TEST
                + " OR shobj_description(oid, 'pg_database') = "
                + Names.literal(COMMENT)
                + ")",
            Integer.MAX_VALUE)) {
      String name = row.get(0);
      if (lock(session, name)) {
        drop(session, name);
        session.run("SELECT pg_advisory_unlock(" + LockKey.side(name).sql() + ")");
      }
    }
  }

  /**
   * Drops one, if it is there, whoever is connected. What it subscribes to would keep it: that goes
   * first, and nothing is said to the other server. So would its being a template, which it is
   * where it was guarded and then not swapped in.
   */
  void drop(PostgresSession session, String name) throws SQLException {
    List<List<String>> subscriptions =
        session.query(
            "SELECT s.subname FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid"
                + " WHERE d.datname = "
                + Names.literal(name),
            Integer.MAX_VALUE);
    if (!subscriptions.isEmpty()) {
      unsubscribe(name, subscriptions);
    }
    for (List<String> row :
        session.query(
            "SELECT format('ALTER DATABASE %I IS_TEMPLATE false', datname) FROM pg_database"
                + " WHERE datistemplate AND datname = "
                + Names.literal(name),
            1)) {
      session.run(row.getFirst());
    }
    session.run("DROP DATABASE IF EXISTS " + Names.quoted(name) + " WITH (FORCE)");
  }

  private void unsubscribe(String name, List<List<String>> subscriptions) throws SQLException {
    try (PostgresSession inside = server.session(name, false)) {
      for (List<String> row : subscriptions) {
        String subscription = Names.quoted(row.getFirst());
        inside.run("ALTER SUBSCRIPTION " + subscription + " DISABLE");
        inside.run("ALTER SUBSCRIPTION " + subscription + " SET (slot_name = NONE)");
        inside.run("DROP SUBSCRIPTION " + subscription);
      }
    }
  }

  private static void requireLock(PostgresSession session, String name) {
    if (!lock(session, name)) {
      throw new IllegalStateException("somebody else holds " + name);
    }
  }

  private static boolean lock(PostgresSession session, String name) {
    String sql = "SELECT pg_try_advisory_lock(" + LockKey.side(name).sql() + ")";
    return session.query(sql, 1).get(0).get(0).equals("t");
  }
}
