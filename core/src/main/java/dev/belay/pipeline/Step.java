package dev.belay.pipeline;

import java.util.Optional;

/**
 * One thing a verb does, and how to take it back. What {@link #undo} needs to know must be in the
 * {@link Notes}: it may run in another process, after a crash, on a new instance of the step.
 *
 * <p>Every step passes StepSuite.
 */
public interface Step {
  /** Shown to people and written to the journal; unique within a pipeline; one lower-case word. */
  String name();

  /** Does the work. Safe to call again after {@link #undo}. */
  void run(Notes notes) throws Exception;

  /**
   * Puts things back as they were before {@link #run}. A no-op when {@code run} never started, when
   * it changed nothing, and when it was called before.
   */
  void undo(Notes notes) throws Exception;

  /**
   * A step after which there is no way back but forward: once {@link #settled} the steps before it
   * are never undone, and those behind it are finished instead, after a crash too.
   */
  interface Pivot extends Step {
    /** Whether the work of {@link #run} is complete and lasting, judged by the database itself. */
    boolean settled(Notes notes) throws Exception;
  }

  /** A step whose work may stay although it failed, for the next run to go on from there. */
  interface Resumable extends Step {
    /** What stays, in words, asked after {@link #undo}; empty where nothing does. */
    Optional<String> stands(Notes notes);
  }

  /** A step behind the pivot: safe to run again and again until it has succeeded, never undone. */
  interface Retriable extends Step {
    @Override
    default void undo(Notes notes) {}
  }
}
