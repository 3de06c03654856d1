package dev.belay.postgres;

import dev.belay.engine.Database;
import dev.belay.engine.SideCopy;
import dev.belay.engine.TestSite;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The databases for tests beside one, on its server. */
final class PostgresTestSite implements TestSite {
  private final PostgresEngine engine;
  private final PostgresServer server;
  private final String name;
  private final Clock clock;

  PostgresTestSite(PostgresEngine engine, PostgresServer server, String name, Clock clock) {
    this.engine = engine;
    this.server = server;
    this.name = name;
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String with(String begin, String suffix) {
    return new DatabaseName(begin).with(suffix);
  }

  @Override
  public Database at(String other) {
    return engine.beside(server, other);
  }

  /** Of the encoding, the collation and the owner that the database has, if there is one. */
  @Override
  public SideCopy make() {
    return maker().empty(Optional.empty());
  }

  @Override
  public Optional<SideCopy> copyOf(String other) {
    try {
      return Optional.of(maker().copyOf(other).orElseThrow(() -> busy(other)));
    } catch (BelayException e) {
      if (e.problem().code() == Code.DATABASE_MISSING) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static BelayException busy(String other) {
    return Problem.of(Code.DATABASE_BUSY, other + " can't be copied")
        .why("somebody is connected to it, and it is there to be copied from alone")
        .remedy("end that connection, then run it again")
        .toException();
  }

  private SideMaker maker() {
    return SideMaker.ending(engine, server, name, ENDING);
  }

  @Override
  public void keep(SideCopy made, String kept) {
    if (!(made instanceof PostgresSide side)) {
      throw new IllegalArgumentException("not a database of PostgreSQL: " + made);
    }
    drop(kept);
    new Swap(server, kept, clock, () -> {})
        .in(side.name(), new DatabaseName(kept)::with, place -> {});
  }

  @Override
  public void drop(String other) {
    try (PostgresSession session = server.maintenance()) {
      new SideDatabases(server, new DatabaseName(name)).drop(session, other);
    } catch (SQLException e) {
      throw server.problem("could not drop", other, e);
    }
  }

  /** A later database has a larger number, until those have been used up. */
  @Override
  public List<String> named(String begin, String end) {
    String pattern = Names.pattern(begin) + "%" + Names.pattern(end);
    try (PostgresSession session = server.maintenance()) {
      return session
          .query(
              "SELECT datname FROM pg_database WHERE datname LIKE "
                  + Names.literal(pattern)
                  + " ORDER BY oid DESC",
              Integer.MAX_VALUE)
          .stream()
          .map(List::getFirst)
          .toList();
    }
  }

  /** By an advisory lock, which the server gives back when the connection ends, at the latest. */
  @Override
  public <T> T alone(String other, Work<T> work) throws IOException {
    String key = LockKey.turn(other).sql();
    try (PostgresSession session = server.maintenance()) {
      session.run("SET lock_timeout = 0");
      session.query("SELECT pg_advisory_lock(" + key + ")", 1);
      try {
        return work.run();
      } finally {
        session.query("SELECT pg_advisory_unlock(" + key + ")", 1);
      }
    } catch (SQLException e) {
      throw server.problem("could not wait for", other, e);
    }
  }
}
