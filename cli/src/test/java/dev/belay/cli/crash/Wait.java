package dev.belay.cli.crash;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for something that another process does. */
final class Wait {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Wait() {}

  static void until(Callable<Boolean> condition) throws Exception {
    long begun = System.nanoTime();
    while (!condition.call()) {
      if (Duration.ofNanos(System.nanoTime() - begun).compareTo(PATIENCE) > 0) {
        throw new IllegalStateException("it did not come to that");
      }
      Thread.onSpinWait();
    }
  }
}
