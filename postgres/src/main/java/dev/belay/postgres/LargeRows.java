package dev.belay.postgres;

import dev.belay.database.ByteCount;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;

/** That a row does not fit into memory, the one thing here that is never taken in pieces. */
final class LargeRows {
  private LargeRows() {}

  /**
   * In words; whoever has met it can go on with something else, for nothing was taken up.
   *
   * @param where the row is
   */
  static BelayException tooLarge(String where, OutOfMemoryError cause) {
    var memory = new ByteCount(Runtime.getRuntime().maxMemory());
    return Problem.of(Code.NOT_SUPPORTED, "a row is too large for the memory of Java: " + where)
        .why("each session holds one row as a whole, and all of them together may have " + memory)
        .state("")
        .remedy("give it more, four times what the row has: BELAY_JAVA_OPTS=-Xmx4g belay ...")
        .toException(cause);
  }
}
