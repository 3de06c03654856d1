package dev.belay.command;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process and everything that it has started, which may have connections of its own and must not
 * outlive it. Thread-safe.
 */
final class ProcessTree {
  /** Whoever has not ended so long after it was asked is ended. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Process process;

  /** All that were asked to end: who has lost its parent is nobody's descendant any more. */
  private final Set<ProcessHandle> asked = ConcurrentHashMap.newKeySet();

  ProcessTree(Process process) {
    this.process = process;
  }

  /** Asks all of it to end. */
  void end() {
    process.descendants().forEach(asked::add);
    asked.add(process.toHandle());
    asked.forEach(ProcessHandle::destroy);
  }

  /** Returns when all that was asked to end has ended, of itself or not. */
  void awaitEnd() throws InterruptedException {
    long patient = System.nanoTime() + PATIENCE.toNanos();
    for (ProcessHandle each : asked) {
      try {
        each.onExit().get(Math.max(0, patient - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException | ExecutionException e) {
        each.descendants().forEach(ProcessHandle::destroyForcibly);
        each.destroyForcibly();
        each.onExit().join();
      }
    }
  }
}
