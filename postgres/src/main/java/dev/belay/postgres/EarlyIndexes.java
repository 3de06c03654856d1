package dev.belay.postgres;

import dev.belay.database.TableName;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Builds the indexes and keys of each table as soon as its rows are there, by sessions of its own,
 * while the rows of others still come. Thread-safe.
 */
final class EarlyIndexes implements AutoCloseable {
  /** No more than half of those that bring rows. */
  private static final int NUMBER = Math.max(1, SnapshotWorkers.number() / 2);

  private final PostgresServer server;
  private final String database;
  private final ExecutorService pool = Executors.newFixedThreadPool(NUMBER);
  private final Builds builds = new Builds();
  private final List<PostgresSession> sessions = new ArrayList<>();
  private final List<Future<Void>> workers = new ArrayList<>();
  private PostData post = PostData.none();
  private boolean finished;

  EarlyIndexes(PostgresServer server, String database) {
    this.server = server;
    this.database = database;
  }

  /** What is to be built. Where it comes behind the rows, all of it is built by {@link #finish}. */
  synchronized void plan(PostData planned) {
    post = planned;
  }

  /** All rows of a table are there. */
  synchronized void isFull(TableName table) throws SQLException {
    List<Builds.Build> ready = post.takeIndexes(table);
    builds.add(ready);
    if (!ready.isEmpty() && sessions.isEmpty()) {
      start();
    }
  }

  private void start() throws SQLException {
    while (sessions.size() < NUMBER) {
      PostgresSession session = server.filling(database);
      sessions.add(session);
      post.prepare(session);
    }
    workers.addAll(builds.start(sessions, pool));
  }

  /** Throws what has made one of them fail, if one has. */
  void requireGood() throws SQLException, IOException {
    if (builds.hasFailed()) {
      await();
    }
  }

  /**
   * Builds what is left, when all rows of all tables are there.
   *
   * @param free sessions that are not used for anything else any more
   * @param threads one for each of them
   */
  void finish(List<PostgresSession> free, ExecutorService threads)
      throws SQLException, IOException {
    for (PostgresSession session : free) {
      post.prepare(session);
    }
    synchronized (this) {
      builds.add(post.takeIndexes());
      builds.complete();
      workers.addAll(builds.start(free, threads));
    }
    await();
    post.finish(free, threads);
    finished = true;
  }

  private void await() throws SQLException, IOException {
    for (Future<Void> worker : started()) {
      SnapshotWorkers.await(worker);
    }
  }

  private synchronized List<Future<Void>> started() {
    return List.copyOf(workers);
  }

  /** What still runs is stopped. */
  @Override
  public void close() {
    plan(PostData.none());
    builds.giveUp();
    try (pool) {
      if (!finished) {
        sessions.forEach(PostgresSession::interrupt);
      }
    } finally {
      sessions.forEach(PostgresSession::close);
    }
  }
}
