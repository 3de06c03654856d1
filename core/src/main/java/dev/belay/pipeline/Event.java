package dev.belay.pipeline;

import dev.belay.engine.Progress;
import dev.belay.problem.Problem;
import java.time.Duration;

/** What happens during a run, in order: the one stream that terminal, server and audit read. */
public sealed interface Event {
  record Began(String step) implements Event {}

  /** {@code total} is -1 when unknown. Comes often: whoever shows it should thin it out. */
  record Advanced(String step, long done, long total, Progress.Unit unit) implements Event {}

  /** {@code detail} is for people and may be empty or of several lines. */
  record Ended(String step, String detail, Duration took) implements Event {}

  /** The step could not do its work; what was begun is undone next. */
  record Failed(String step, String detail, Problem problem, Exception cause, Duration took)
      implements Event {}

  record Undone(String step, String detail, Duration took) implements Event {}

  record NotUndone(String step, Problem problem, Duration took) implements Event {}

  /**
   * Something went wrong that does not keep the run from going on: the journal can't be written.
   */
  record Warned(Problem problem) implements Event {}
}
