package dev.belay.othertools;

import dev.belay.problem.Code;
import dev.belay.problem.Problem;

/**
 * One thing that another migration tool's own table says is not as it should be.
 *
 * @param tool as its makers spell it
 * @param what what its table says, and since when
 * @param remedy what to do, with that tool's own command
 * @param stops whether nothing should be changed before it is settled
 */
public record Trouble(String tool, String what, String remedy, boolean stops) {
  /** Why a change is refused. */
  public Problem problem() {
    return Problem.of(Code.OTHER_TOOL_UNSETTLED, tool + ": " + what)
        .why("it may be changing this database now, or has left it half changed")
        .remedy(remedy);
  }

  /** For people, in one line. */
  public String describe() {
    return tool + ": " + what;
  }
}
