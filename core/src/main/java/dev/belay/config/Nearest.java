package dev.belay.config;

import java.util.List;
import java.util.Optional;

/** Finds the known word that was probably meant. */
final class Nearest {
  private Nearest() {}

  /** {@code ; did you mean WORD?}, or nothing where no word is near. */
  static String hint(String written, String... known) {
    return find(written, List.of(known)).map(word -> "; did you mean " + word + "?").orElse("");
  }

  /** The first of the nearest words, if it is near enough to be a slip of the finger. */
  static Optional<String> find(String written, List<String> known) {
    int limit = Math.max(1, Math.min(3, written.length() / 3));
    Optional<String> best = Optional.empty();
    int least = limit + 1;
    for (String word : known) {
      int distance = distance(written, word);
      if (distance < least) {
        least = distance;
        best = Optional.of(word);
      }
    }
    return best;
  }

  /** How many letters must be inserted, removed or replaced. */
  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int at = 0; at < row.length; at++) {
      row[at] = at;
    }
    for (int line = 1; line <= left.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int at = 1; at < row.length; at++) {
        int replaced = diagonal + (left.charAt(line - 1) == right.charAt(at - 1) ? 0 : 1);
        diagonal = row[at];
        row[at] = Math.min(replaced, 1 + Math.min(row[at], row[at - 1]));
      }
    }
    return row[right.length()];
  }
}
