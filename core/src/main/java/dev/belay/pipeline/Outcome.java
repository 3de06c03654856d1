package dev.belay.pipeline;

import dev.belay.problem.ExitStatus;
import dev.belay.problem.Problem;
import java.util.List;

/** How a pipeline ended. */
public sealed interface Outcome {
  /** Every step ran. */
  record Completed() implements Outcome {}

  /**
   * A step failed, and everything begun was undone: the database is as it was before. This is also
   * the outcome of a refusal, where nothing was begun that could change it.
   */
  record RolledBack(String failedStep, Problem problem) implements Outcome {}

  /**
   * A step failed, and part of what it did stays; all else was undone. The next run goes on there.
   *
   * @param stands what stays, in words
   */
  record Stopped(String failedStep, Problem problem, String stands) implements Outcome {}

  /** The change is in and lasting, but a step behind it failed; recovering runs it again. */
  record Unfinished(String failedStep, Problem problem) implements Outcome {}

  /** A step failed and so did an undo, or nobody can tell: a person has to look. */
  record Stranded(String failedStep, Problem problem, List<NotUndone> notUndone)
      implements Outcome {
    public Stranded {
      notUndone = List.copyOf(notUndone);
    }
  }

  /** A step that could not be taken back. */
  record NotUndone(String step, Problem problem) {}

  default ExitStatus exitStatus() {
    return switch (this) {
      case Completed ignored -> ExitStatus.DONE;
      case RolledBack rolledBack -> rolledBack.problem().code().exitStatus();
      case Stopped stopped -> stopped.problem().code().exitStatus();
      case Unfinished ignored -> ExitStatus.NEEDS_PERSON;
      case Stranded ignored -> ExitStatus.NEEDS_PERSON;
    };
  }
}
