package dev.belay.postgres;

import dev.belay.engine.Diagnosis;
import dev.belay.engine.Health;
import dev.belay.jdbc.LargestTables;
import dev.belay.jdbc.Statements;
import dev.belay.jdbc.Work;
import dev.belay.postgres.health.Destroyer;
import dev.belay.postgres.health.ServerClock;
import dev.belay.postgres.health.ServerConnections;
import dev.belay.problem.BelayException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How a database and its server are. */
record PostgresHealth(PostgresServer server, String name, Clock clock) implements Health {
  private static final Duration IDLE = Duration.ofMinutes(5);
  private static final Duration BUSY = Duration.ofHours(1);

  /** Together with indexes; those of partitions one by one. */
  private static final String SIZES =
      "SELECT c.oid::regclass::text, pg_total_relation_size(c.oid) FROM pg_class c"
          + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'm')"
          + " AND c.relpersistence <> 't' AND n.nspname NOT IN ('information_schema', 'belay',"
          + " 'belay_guard') AND n.nspname !~ '^pg_' ORDER BY 2 DESC, 1";

  @Override
  public List<Diagnosis> examine() {
    return asked(
        session ->
            () -> {
              var statements = new Statements(session.connection());
              List<Diagnosis> found = new ArrayList<>();
              found.addAll(new ServerConnections(statements, IDLE, BUSY).diagnoses());
              found.add(LargestTables.diagnosis(statements, SIZES));
              found.add(new ServerClock(statements, clock).diagnosis());
              found.add(client(session.connection().getServerMajorVersion()));
              return found;
            });
  }

  /** Without one that is new enough there can be no backup. */
  private Diagnosis client(int serverMajor) {
    String subject = "client";
    try {
      String found = server.programs().dumper(serverMajor);
      return Diagnosis.good(subject, found + " for the server's " + serverMajor);
    } catch (BelayException e) {
      return Diagnosis.bad(subject, e.problem());
    }
  }

  @Override
  public Optional<Path> folder() {
    return asked(session -> () -> new ServerRoom(session).folder());
  }

  @Override
  public Optional<String> destroyer() {
    return asked(session -> () -> new Destroyer(new Statements(session.connection())).words());
  }

  private <T> T asked(Function<PostgresSession, Work<T>> work) {
    try (PostgresSession session = server.session(name, true)) {
      return work.apply(session).run();
    } catch (SQLException e) {
      throw server.problem("could not examine", name, e);
    }
  }
}
