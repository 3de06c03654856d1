package dev.belay.postgres;

import dev.belay.engine.Obstacle;
import dev.belay.postgres.connect.PostgresProblems;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Puts one database in the place of another by two renames in one transaction. Nobody can be
 * connected to a database that is renamed, so sessions are ended first; the old one stays, under a
 * dated name.
 */
final class Swap {
  /** Each waits five seconds for sessions that are ending (CountOtherDBBackends). */
  private static final int TRIES = 2;

  private final PostgresServer server;
  private final String name;
  private final Clock clock;
  private final Runnable requireLock;

  /**
   * Prepares.
   *
   * @param requireLock throws if the lock of the database is held no more; asked at the last moment
   */
  Swap(PostgresServer server, String name, Clock clock, Runnable requireLock) {
    this.server = server;
    this.name = name;
    this.clock = clock;
    this.requireLock = requireLock;
  }

  /**
   * Swaps in; refused where that would leave replication with the old one, whoever asks for it.
   *
   * @param derived makes a name for the old one out of a suffix
   * @param told hears that name before anything is renamed
   * @return the old one's name; empty where there was none
   */
  Optional<String> in(String side, UnaryOperator<String> derived, Consumer<String> told) {
    try (PostgresSession session = server.swapping(name)) {
      if (!PostgresServer.exists(session, name)) {
        rename(
            session,
            List.of(side),
            List.of(
                renaming(side, name),
                DatabaseSettings.comment(name, ""),
                "ALTER DATABASE " + Names.quoted(name) + " CONNECTION LIMIT -1"));
        return Optional.empty();
      }
      Obstacle.refuse(
          "nothing can take the place of " + name, new Replication(session, name).obstacles());
      String old = free(session, derived);
      told.accept(old);
      List<String> settings = new DatabaseSettings(session, name).statements();
      List<String> all = new ArrayList<>();
      all.add(renaming(name, old));
      all.add("ALTER DATABASE " + Names.quoted(old) + " IS_TEMPLATE false");
      all.add(renaming(side, name));
      all.addAll(settings);
      all.add("ALTER DATABASE " + Names.quoted(name) + " ALLOW_CONNECTIONS true");
      rename(session, List.of(name, side), all);
      return Optional.of(old);
    } catch (SQLException e) {
      throw server.problem("could not put the restored database in the place of", name, e);
    }
  }

  private String free(PostgresSession session, UnaryOperator<String> derived) throws SQLException {
    String suffix = DatabaseName.dated("before", clock);
    String free = derived.apply(suffix);
    for (int number = 2; PostgresServer.exists(session, free); number++) {
      free = derived.apply(suffix + "_" + number);
    }
    return free;
  }

  private static String renaming(String from, String to) {
    return "ALTER DATABASE " + Names.quoted(from) + " RENAME TO " + Names.quoted(to);
  }

  private void rename(PostgresSession session, List<String> databases, List<String> statements)
      throws SQLException {
    var eviction = new Eviction(server, databases);
    for (int left = TRIES; ; left--) {
      session.begin(false);
      try {
        eviction.during(() -> runAll(session, statements));
        requireLock.run();
        session.commit();
        return;
      } catch (BelayException e) {
        session.rollback();
        throw e;
      } catch (SQLException e) {
        session.rollback();
        if (!PostgresProblems.isInUse(e)) {
          throw e;
        }
        if (left == 1) {
          throw busy(e);
        }
      }
    }
  }

  private static void runAll(PostgresSession session, List<String> statements) throws SQLException {
    for (String statement : statements) {
      session.run(statement);
    }
  }

  private RuntimeException busy(SQLException cause) {
    return Problem.of(Code.DATABASE_BUSY, "applications come back to " + name + " at once")
        .why(String.valueOf(cause.getMessage()))
        .remedy("stop them for a moment, then try again")
        .toException(cause);
  }
}
