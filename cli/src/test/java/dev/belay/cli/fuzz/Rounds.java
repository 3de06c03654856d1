package dev.belay.cli.fuzz;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How often something is tried: so many times, always the same, or for so many minutes. */
final class Rounds {
  private final Clock clock;
  private final Instant begin;
  private final Duration time;
  private int left;

  Rounds(int count, int minutes, Clock clock) {
    this.clock = clock;
    begin = clock.instant();
    time = Duration.ofMinutes(minutes);
    left = count;
  }

  /** The number of the first round: with time given, none that was tried before. */
  long first() {
    return time.isZero() ? 0 : begin.toEpochMilli();
  }

  boolean goOn() {
    left--;
    return left >= 0 || clock.instant().isBefore(begin.plus(time));
  }
}
