package dev.belay.problem;

/** Numbers in a message. */
public final class Counted {
  private Counted() {}

  /** As in {@code 1 row} and {@code 2,000 rows}. */
  public static String of(long count, String thing) {
    return digits(count) + " " + thing + (count == 1 ? "" : "s");
  }

  /** As in {@code 1,234,567}; for what is not negative. */
  public static String digits(long count) {
    var digits = new StringBuilder(Long.toString(count));
    for (int at = digits.length() - 3; at > 0; at -= 3) {
      digits.insert(at, ',');
    }
    return digits.toString();
  }
}
