package dev.belay.postgres;

import dev.belay.database.TableName;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Statements that several sessions run at the same time, as far as the tables' locks let them. More
 * may be added while they run. Thread-safe.
 */
final class Builds {
  /** Two statements that wait for each other; the server has ended one of them. */
  private static final String DEADLOCK = "40P01";

  private static final int TRIES = 5;

  private final Deque<Build> waiting = new ArrayDeque<>();
  private final List<Build> running = new ArrayList<>();
  private boolean complete;
  private boolean failed;

  /**
   * One statement.
   *
   * @param tables that it works at
   * @param alone whether nothing else may work at one of them meanwhile
   */
  record Build(String sql, Set<TableName> tables, boolean alone) {
    Build {
      tables = Set.copyOf(tables);
    }

    private boolean goesWith(Build other) {
      return (!alone && !other.alone) || Collections.disjoint(tables, other.tables);
    }
  }

  /** Runs all of them; when this returns they are done. */
  static void run(List<Build> builds, List<PostgresSession> sessions, ExecutorService pool)
      throws SQLException, IOException {
    var all = new Builds();
    all.add(builds);
    all.complete();
    for (Future<Void> worker : all.start(sessions, pool)) {
      SnapshotWorkers.await(worker);
    }
  }

  /** To be run as soon as a session is free. */
  synchronized void add(Collection<Build> builds) {
    if (!failed) {
      waiting.addAll(builds);
      notifyAll();
    }
  }

  /** Nothing more is added: whoever works here ends when nothing is left. */
  synchronized void complete() {
    complete = true;
    notifyAll();
  }

  /** What is left is not worth the while. */
  synchronized void giveUp() {
    failed = true;
    waiting.clear();
    notifyAll();
  }

  /** Whether one has failed; whoever ran it says why. */
  synchronized boolean hasFailed() {
    return failed;
  }

  /** Has each session work at them until they are complete and done. */
  List<Future<Void>> start(List<PostgresSession> sessions, ExecutorService pool) {
    List<Future<Void>> workers = new ArrayList<>();
    for (PostgresSession session : sessions) {
      workers.add(pool.submit(() -> work(session)));
    }
    return workers;
  }

  private Void work(PostgresSession session) throws SQLException, InterruptedException {
    for (Optional<Build> build = take(); build.isPresent(); build = take()) {
      boolean done = false;
      try {
        run(build.get().sql(), session);
        done = true;
      } finally {
        ended(build.get(), done);
      }
    }
    return null;
  }

  private static void run(String sql, PostgresSession session) throws SQLException {
    for (int left = TRIES; ; left--) {
      try {
        session.runWhole(sql);
        return;
      } catch (SQLException e) {
        if (left == 1 || !DEADLOCK.equals(e.getSQLState())) {
          throw session.problemOf(sql, e);
        }
      }
    }
  }

  private synchronized Optional<Build> take() throws InterruptedException {
    while (!waiting.isEmpty() || !(complete || failed)) {
      for (Iterator<Build> each = waiting.iterator(); each.hasNext(); ) {
        Build build = each.next();
        if (running.stream().allMatch(build::goesWith)) {
          each.remove();
          running.add(build);
          return Optional.of(build);
        }
      }
      wait();
    }
    return Optional.empty();
  }

  private synchronized void ended(Build build, boolean done) {
    running.remove(build);
    if (!done) {
      giveUp();
    }
    notifyAll();
  }
}
