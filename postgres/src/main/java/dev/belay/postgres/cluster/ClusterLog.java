package dev.belay.postgres.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The newest lines of a server's log, read by a thread of its own until the server ends. */
final class ClusterLog {
  private static final String READY = "database system is ready to accept connections";
  private static final int KEPT = 2000;
  private static final int END = 20;

  private final Deque<String> lines = new ArrayDeque<>();
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();

  ClusterLog(BufferedReader reader) {
    Thread thread = new Thread(() -> read(reader), "postgres-log");
    thread.setDaemon(true);
    thread.start();
  }

  private void read(BufferedReader reader) {
    try (reader) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        add(line);
        if (line.contains(READY)) {
          ready.complete(true);
        }
      }
    } catch (IOException e) {
      add("the log can't be read any more: " + e.getMessage());
    }
    ready.complete(false);
  }

  private synchronized void add(String line) {
    lines.add(line);
    if (lines.size() > KEPT) {
      lines.remove();
    }
  }

  /** Waits until the server accepts connections; false if it ended, or not within the deadline. */
  boolean awaitReady(Duration deadline) {
    try {
      return ready.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      add("not ready after " + deadline.toSeconds() + " s");
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the server was starting", e);
    }
  }

  /** The last lines, for a message. */
  synchronized String end() {
    return String.join("\n", lines.stream().skip(Math.max(0, lines.size() - END)).toList());
  }

  synchronized String text() {
    return String.join("\n", lines);
  }
}
