package dev.belay.cli.show;

import dev.belay.database.ByteCount;
import dev.belay.engine.Progress;
import dev.belay.pipeline.Event;
import dev.belay.problem.Counted;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** One line that is written over and over while a step takes longer than two seconds. */
final class ProgressBar {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final int CELLS = 24;

  private final Terminal terminal;
  private final InstantSource clock;
  private Instant begun;
  private Instant drawn;
  private boolean visible;

  ProgressBar(Terminal terminal, InstantSource clock) {
    this.terminal = terminal;
    this.clock = clock;
    begun = clock.instant();
    drawn = Instant.MIN;
  }

  void begin() {
    begun = clock.instant();
  }

  void advance(Event.Advanced advanced) {
    Instant now = clock.instant();
    Duration took = Duration.between(begun, now);
    boolean soon = visible && Duration.between(drawn, now).compareTo(BETWEEN) < 0;
    if (!terminal.interactive() || took.compareTo(PATIENCE) < 0 || soon) {
      return;
    }
    terminal.err().print("\r\u001b[K" + line(advanced, took));
    terminal.err().flush();
    drawn = now;
    visible = true;
  }

  static String line(Event.Advanced advanced, Duration took) {
    String name = "  " + advanced.step() + " ".repeat(Math.max(1, 12 - advanced.step().length()));
    long perSecond = advanced.done() * 1000 / Math.max(1, took.toMillis());
    String rate = amount(perSecond, advanced.unit()) + "/s";
    if (advanced.total() <= 0) {
      return name + amount(advanced.done(), advanced.unit()) + "  " + rate;
    }
    double part = Math.min(1, (double) advanced.done() / advanced.total());
    int full = (int) (part * CELLS);
    long left = perSecond == 0 ? 0 : (advanced.total() - advanced.done()) / perSecond;
    return name
        + "["
        + "#".repeat(full)
        + ".".repeat(CELLS - full)
        + "] "
        + (int) (part * 100)
        + " %  "
        + amount(advanced.done(), advanced.unit())
        + "  "
        + rate
        + "  "
        + Words.duration(Duration.ofSeconds(Math.max(0, left)))
        + " left";
  }

  private static String amount(long count, Progress.Unit unit) {
    return switch (unit) {
      case BYTES -> new ByteCount(count).toString();
      case ROWS -> Counted.of(count, "row");
      case STATEMENTS -> count + " files";
    };
  }

  /** Takes the line away before something lasting is written. */
  void clear() {
    if (visible) {
      terminal.err().print("\r\u001b[K");
      terminal.err().flush();
      visible = false;
    }
  }
}
