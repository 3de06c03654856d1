package dev.belay.postgres;

import dev.belay.jdbc.Act;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Ends the sessions in some databases, over and over while work goes on that needs them empty. A
 * rename first keeps new connections out, and then waits for those that are there (RenameDatabase
 * and CountOtherDBBackends in the server's source): so whoever is ended meanwhile does not get in
 * again, however fast he is.
 */
final class Eviction {
  private static final long MILLIS_BETWEEN = 50;

  private final PostgresServer server;
  private final List<String> databases;

  Eviction(PostgresServer server, List<String> databases) {
    this.server = server;
    this.databases = List.copyOf(databases);
  }

  /** Ends all sessions but the caller's, once. */
  static void once(PostgresSession session, String database) {
    session.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
            + " AND datname = "
            + Names.literal(database),
        Integer.MAX_VALUE);
  }

  /** Does the work, and ends sessions until it is done; that this failed is told if it did. */
  void during(Act work) throws SQLException {
    var done = new CountDownLatch(1);
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      Future<Void> ending = pool.submit(() -> endUntil(done));
      try {
        work.run();
      } catch (SQLException e) {
        done.countDown();
        failure(ending, e);
        throw e;
      } finally {
        done.countDown();
      }
    }
  }

  private Void endUntil(CountDownLatch done) throws InterruptedException {
    try (PostgresSession session = server.maintenance()) {
      do {
        databases.forEach(database -> once(session, database));
      } while (!done.await(MILLIS_BETWEEN, TimeUnit.MILLISECONDS));
      return null;
    }
  }

  /** Why the work failed may be that sessions could not be ended. */
  private static void failure(Future<Void> ending, SQLException cause) {
    try {
      ending.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        known.addSuppressed(cause);
        throw known;
      }
      cause.addSuppressed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cause.addSuppressed(e);
    }
  }
}
