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

  /** How many letters must be inserted, removed, replaced or swapped with their neighbour. */
  private static int distance(String left, String right) {
    int[][] table = new int[left.length() + 1][right.length() + 1];
    for (int row = 0; row <= left.length(); row++) {
      for (int column = 0; column <= right.length(); column++) {
        table[row][column] =
            row == 0 || column == 0 ? row + column : least(table, left, right, row, column);
      }
    }
    return table[left.length()][right.length()];
  }

  private static int least(int[][] table, String left, String right, int row, int column) {
    char letter = left.charAt(row - 1);
    char other = right.charAt(column - 1);
    int least = table[row - 1][column - 1] + (letter == other ? 0 : 1);
    least = Math.min(least, 1 + Math.min(table[row - 1][column], table[row][column - 1]));
    boolean swapped =
        row > 1
            && column > 1
            && letter == right.charAt(column - 2)
            && left.charAt(row - 2) == other;
    return swapped ? Math.min(least, table[row - 2][column - 2] + 1) : least;
  }
}
