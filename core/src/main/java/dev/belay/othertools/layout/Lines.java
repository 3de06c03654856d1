package dev.belay.othertools.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * The lines of a file.
 *
 * @param lines without their ends
 */
record Lines(String text, List<String> lines) {
  Lines {
    lines = List.copyOf(lines);
  }

  static Lines of(String text) {
    return new Lines(text, new ArrayList<>(text.lines().toList()));
  }

  /** Of the first line that is like this; the number of lines where there is none. */
  int find(Predicate<String> like) {
    int at = 0;
    while (at < lines.size() && !like.test(lines.get(at))) {
      at++;
    }
    return at;
  }

  /** Of the last line that is like this; -1 where there is none. */
  int findLast(Predicate<String> like) {
    int at = lines.size() - 1;
    while (at >= 0 && !like.test(lines.get(at))) {
      at--;
    }
    return at;
  }

  /**
   * The text with blanks in place of all other lines, so that each place in it is that of the file.
   *
   * @param kept by number, from 0
   */
  String keeping(IntPredicate kept) {
    var masked = new StringBuilder(text.length());
    int line = 0;
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      boolean ends = letter == '\n' || letter == '\r';
      masked.append(ends || kept.test(line) ? letter : ' ');
      if (letter == '\n' || (letter == '\r' && !isNewline(at + 1))) {
        line++;
      }
    }
    return masked.toString();
  }

  /** The same for one stretch of lines. */
  String keeping(int from, int to) {
    return keeping(line -> line >= from && line < to);
  }

  private boolean isNewline(int at) {
    return at < text.length() && text.charAt(at) == '\n';
  }
}
