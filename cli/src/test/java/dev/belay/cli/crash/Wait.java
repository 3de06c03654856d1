package dev.belay.cli.crash;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for something that another process does. */
final class Wait {
  /** Enough on a machine that is busy with much else, and less than any test is given. */
  static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Between two looks: whoever is waited for needs the processor, too. */
  private static final Duration PAUSE = Duration.ofMillis(2);

  private Wait() {}

  static void until(Callable<Boolean> condition) throws Exception {
    long begun = System.nanoTime();
    while (!condition.call()) {
      if (Duration.ofNanos(System.nanoTime() - begun).compareTo(PATIENCE) > 0) {
        throw new IllegalStateException("it did not come to that");
      }
      Thread.sleep(PAUSE);
    }
  }
}
