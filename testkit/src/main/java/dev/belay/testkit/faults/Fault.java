package dev.belay.testkit.faults;

import java.util.Set;

/**
 * What is to go wrong.
 *
 * @param nth the first operation to fail, from 1, of those in {@code operations}
 * @param forGood whether all later ones fail too
 * @param message what the operating system says
 * @param operations which ones are counted and fail
 */
public record Fault(int nth, boolean forGood, String message, Set<Operation> operations) {
  private static final String BROKEN = "Input/output error";
  private static final String FULL = "No space left on device";

  public Fault {
    operations = Set.copyOf(operations);
    if (nth < 1) {
      throw new IllegalArgumentException("operations are counted from 1");
    }
  }

  /** A disk that fails once. */
  public static Fault once(int nth) {
    return new Fault(nth, false, BROKEN, Operation.all());
  }

  /** A disk that breaks. */
  public static Fault forGood(int nth) {
    return new Fault(nth, true, BROKEN, Operation.all());
  }

  /** A disk that is full from then on; what needs no room still works. */
  public static Fault full(int nth) {
    return new Fault(nth, true, FULL, Operation.growing());
  }

  @Override
  public String toString() {
    return message + (forGood ? " from operation " : " at operation ") + nth;
  }
}
