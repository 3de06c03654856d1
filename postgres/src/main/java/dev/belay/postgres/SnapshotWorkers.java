package dev.belay.postgres;

import dev.belay.problem.BelayException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sessions that read in the snapshot of another one, side by side. */
final class SnapshotWorkers {
  private static final int MOST = 4;

  private final PostgresServer server;
  private final String database;
  private final String snapshot;

  SnapshotWorkers(PostgresServer server, String database, String snapshot) {
    this.server = server;
    this.database = database;
    this.snapshot = snapshot;
  }

  static int number() {
    return Math.min(MOST, Runtime.getRuntime().availableProcessors());
  }

  void work(DataCopy data) throws SQLException, IOException {
    try (ExecutorService pool = Executors.newFixedThreadPool(number())) {
      List<Future<Void>> all = new ArrayList<>();
      for (int worker = 0; worker < number(); worker++) {
        all.add(pool.submit(() -> one(data)));
      }
      for (Future<Void> each : all) {
        await(each);
      }
    }
  }

  private Void one(DataCopy data) throws SQLException, IOException {
    try (PostgresSession session = server.session(database, true)) {
      session.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      session.run("SET TRANSACTION SNAPSHOT " + Names.literal(snapshot));
      data.work(session.connection());
      session.run("ROLLBACK");
      return null;
    } catch (SQLException | IOException | RuntimeException e) {
      data.giveUp();
      throw e;
    }
  }

  static void await(Future<Void> work) throws SQLException, IOException {
    try {
      work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof SQLException sql) {
        throw sql;
      }
      if (cause instanceof IOException io) {
        throw io;
      }
      if (cause instanceof BelayException known) {
        throw known;
      }
      throw new IllegalStateException("a worker failed", cause);
    }
  }
}
