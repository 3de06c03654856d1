package dev.belay.postgres;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Statements that several sessions run at the same time, as far as the tables' locks let them. */
final class Builds {
  /** Two statements that wait for each other; the server has ended one of them. */
  private static final String DEADLOCK = "40P01";

  private static final int TRIES = 5;

  private final Deque<Build> waiting;
  private final List<Build> running = new ArrayList<>();

  /**
   * One statement.
   *
   * @param tables that it works at
   * @param alone whether nothing else may work at one of them meanwhile
   */
  record Build(String sql, Set<String> tables, boolean alone) {
    Build {
      tables = Set.copyOf(tables);
    }

    private boolean goesWith(Build other) {
      return (!alone && !other.alone) || Collections.disjoint(tables, other.tables);
    }
  }

  private Builds(List<Build> builds) {
    this.waiting = new ArrayDeque<>(builds);
  }

  /** Runs all of them; when this returns they are done. */
  static void run(List<Build> builds, List<PostgresSession> sessions, ExecutorService pool)
      throws SQLException, IOException {
    var all = new Builds(builds);
    List<Future<Void>> workers = new ArrayList<>();
    for (PostgresSession session : sessions) {
      workers.add(pool.submit(() -> all.work(session)));
    }
    for (Future<Void> worker : workers) {
      SnapshotWorkers.await(worker);
    }
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
    while (!waiting.isEmpty()) {
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

  /** After a failure the rest is not worth the while. */
  private synchronized void ended(Build build, boolean done) {
    running.remove(build);
    if (!done) {
      waiting.clear();
    }
    notifyAll();
  }

  /** What a statement needs, put together. */
  static Set<String> tables(String... names) {
    return new HashSet<>(List.of(names));
  }
}
