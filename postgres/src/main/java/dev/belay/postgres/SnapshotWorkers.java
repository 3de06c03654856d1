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
import org.postgresql.jdbc.PgConnection;

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

  /** Work that all of them share: each takes the next piece until there is none. */
  interface Share {
    void work(PgConnection connection) throws SQLException, IOException;

    /** Another worker has failed: what is left is not worth the while. */
    void giveUp();
  }

  static int number() {
    return Math.min(MOST, Runtime.getRuntime().availableProcessors());
  }

  /** Does the one after the other. */
  void work(Share... shares) throws SQLException, IOException {
    work(number(), shares);
  }

  /** The same by no more than so many. */
  void work(int most, Share... shares) throws SQLException, IOException {
    int workers = Math.min(most, number());
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      List<Future<Void>> all = new ArrayList<>();
      for (int worker = 0; worker < workers; worker++) {
        all.add(pool.submit(() -> one(shares)));
      }
      for (Future<Void> each : all) {
        await(each);
      }
    }
  }

  private Void one(Share... shares) throws SQLException, IOException {
    try (PostgresSession session = server.session(database, true)) {
      session.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      session.run("SET TRANSACTION SNAPSHOT " + Names.literal(snapshot));
      for (Share share : shares) {
        share.work(session.connection());
      }
      session.run("ROLLBACK");
      return null;
    } catch (SQLException | IOException | RuntimeException e) {
      for (Share share : shares) {
        share.giveUp();
      }
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
