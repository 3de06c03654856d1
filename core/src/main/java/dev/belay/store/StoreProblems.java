package dev.belay.store;

import dev.belay.problem.BelayException;
import dev.belay.problem.Problem;
import java.io.IOException;

/** Plain answers for what a file system may say. */
final class StoreProblems {
  private StoreProblems() {}

  /**
   * What Belay already knows how to tell passes through.
   *
   * @param state of the store, because of this
   */
  static RuntimeException of(String what, String state, Exception cause) {
    return switch (cause) {
      case BelayException known -> known;
      case IOException io -> Problem.ofDisk(what, io).state(state).toException(cause);
      case RuntimeException other -> other;
      default -> new IllegalStateException(what, cause);
    };
  }
}
