package dev.belay.cli.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What a process prints, read by a thread of its own: nothing interrupts whoever reads a pipe, and
 * here no wait is without a limit.
 */
final class Lines {
  private final BlockingQueue<Optional<String>> read = new LinkedBlockingQueue<>();
  private final StringBuilder seen = new StringBuilder();
  private boolean ended;

  Lines(BufferedReader reader) {
    Thread.ofPlatform().daemon().name("lines").start(() -> readAll(reader));
  }

  private void readAll(BufferedReader reader) {
    try (reader) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        read.add(Optional.of(line));
      }
    } catch (IOException e) {
      read.add(Optional.of("can't be read any more: " + e.getMessage()));
    }
    read.add(Optional.empty());
  }

  /** The next one, which is waited for; none once all have been read. */
  Optional<String> next() throws InterruptedException {
    if (ended) {
      return Optional.empty();
    }
    Optional<String> line = read.poll(Wait.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (line == null) {
      throw new IllegalStateException("it neither ends nor says anything more:\n" + seen);
    }
    ended = line.isEmpty();
    line.ifPresent(text -> seen.append(text).append('\n'));
    return line;
  }

  /** All that {@link #next} has returned so far. */
  String seen() {
    return seen.toString();
  }
}
