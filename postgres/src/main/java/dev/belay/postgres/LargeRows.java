package dev.belay.postgres;

import dev.belay.database.ByteCount;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;

/** That a row does not fit into memory, the one thing here that is never taken in pieces. */
final class LargeRows {
  private LargeRows() {}

  /** {@code where} is the table, or the file, that the row is in. */
  static BelayException tooLarge(String where, OutOfMemoryError cause) {
    var memory = new ByteCount(Runtime.getRuntime().maxMemory());
    return Problem.of(Code.NOT_SUPPORTED, "there is too little memory for a row in " + where)
        .why("each session holds one row as a whole, and all of them together have " + memory)
        .state("")
        .remedy("give it more, four times the row: BELAY_JAVA_OPTS=-Xmx4g belay ...")
        .toException(cause);
  }
}
