package dev.belay.pipeline;

import dev.belay.problem.Code;
import dev.belay.problem.Problem;

/**
 * The wish to stop, made from another thread; heeded between steps and wherever progress is told.
 */
public final class Cancellation {
  private volatile boolean requested;

  public void request() {
    requested = true;
  }

  public boolean isRequested() {
    return requested;
  }

  /** Throws {@code INTERRUPTED} if somebody has asked to stop. */
  void check() {
    if (requested) {
      throw Problem.of(Code.INTERRUPTED, "interrupted").toException();
    }
  }
}
