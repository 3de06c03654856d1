package dev.belay.postgres;

import dev.belay.engine.Twins;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Databases beside one that nobody can connect to. Which run they belong to is in their comment.
 */
final class KeptDatabases implements Twins {
  private static final String MADE = "twin made by Belay, run ";
  private static final String KEPT = "kept by Belay, run ";
  private static final int TRIES = 3;

  private final PostgresServer server;
  private final String name;
  private final Clock clock;
  private final Runnable requireLock;

  /** {@code requireLock} throws if the lock of the database is held no more. */
  KeptDatabases(PostgresServer server, String name, Clock clock, Runnable requireLock) {
    this.server = server;
    this.name = name;
    this.clock = clock;
    this.requireLock = requireLock;
  }

  @Override
  public Optional<Twin> make(String run, boolean endSessions) {
    dropOthers(run);
    String twin = new DatabaseName(name).with(DatabaseName.dated("twin", clock));
    try (PostgresSession session = server.maintenance()) {
      for (int left = endSessions ? TRIES : 1; left > 0; left--) {
        if (endSessions) {
          Eviction.once(session, name);
        }
        Optional<Twin> made = copy(session, twin, run);
        if (made.isPresent()) {
          return made;
        }
      }
      return Optional.empty();
    } catch (SQLException e) {
      throw server.problem("could not make a twin of", name, e);
    }
  }

  /** The moment is only told if no transaction was begun anywhere on the server but these. */
  private Optional<Twin> copy(PostgresSession session, String twin, String run)
      throws SQLException {
    long before = next(session);
    if (!ServerCopy.make(session, name, twin, " ALLOW_CONNECTIONS false")) {
      return Optional.empty();
    }
    session.run(DatabaseSettings.comment(twin, MADE + run));
    String moment = session.scalar("SELECT pg_current_snapshot()");
    long now = next(session);
    return Optional.of(new Twin(twin, now == before + 2 ? moment : ""));
  }

  private static long next(PostgresSession session) throws SQLException {
    return Long.parseLong(session.scalar("SELECT pg_snapshot_xmax(pg_current_snapshot())"));
  }

  @Override
  public void keep(String place, String run) {
    try (PostgresSession session = server.maintenance()) {
      session.run("ALTER DATABASE " + Names.quoted(place) + " ALLOW_CONNECTIONS false");
      session.run(DatabaseSettings.comment(place, KEPT + run));
      Eviction.once(session, place);
    } catch (SQLException e) {
      throw server.problem("could not close", place, e);
    }
  }

  @Override
  public Optional<String> find(String run) {
    try (PostgresSession session = server.maintenance()) {
      return closed(session).stream()
          .filter(row -> row.get(1).equals(MADE + run) || row.get(1).equals(KEPT + run))
          .map(List::getFirst)
          .findFirst();
    }
  }

  private List<List<String>> closed(PostgresSession session) {
    return session.query(
        "SELECT datname, coalesce(shobj_description(oid, 'pg_database'), ''), "
            + CreationMark.TEST
            + " FROM pg_database WHERE NOT datallowconn ORDER BY datname DESC",
        Integer.MAX_VALUE);
  }

  @Override
  public String swapIn(String place, Consumer<String> aside) {
    return new Swap(server, name, clock, requireLock)
        .in(place, new DatabaseName(name)::with, aside)
        .orElse("nowhere: it was not there");
  }

  @Override
  public void dropOthers(String run) {
    String prefix = new DatabaseName(name).with("_twin_");
    try (PostgresSession session = server.maintenance()) {
      for (List<String> row : closed(session)) {
        boolean unfinished = row.get(1).isEmpty() && row.get(2).equals("t");
        boolean made = row.get(1).startsWith(MADE) && !row.get(1).equals(MADE + run);
        if (row.get(0).startsWith(prefix) && (unfinished || made)) {
          session.run("DROP DATABASE IF EXISTS " + Names.quoted(row.get(0)));
        }
      }
    } catch (SQLException e) {
      throw server.problem("could not drop the twins of", name, e);
    }
  }
}
