package dev.belay.sql;

import java.util.Arrays;

/** Finds lines and columns of offsets in one text. Immutable. */
public final class Lines {
  private final int[] begins;

  public Lines(String text) {
    int[] found = new int[16];
    int count = 1;
    for (int index = 0; index < text.length(); index++) {
      if (text.charAt(index) == '\n') {
        if (count == found.length) {
          found = Arrays.copyOf(found, count * 2);
        }
        found[count++] = index + 1;
      }
    }
    begins = Arrays.copyOf(found, count);
  }

  /**
   * Where it is.
   *
   * @param offset in UTF-16 units from the beginning, from 0
   */
  public Position at(int offset) {
    int found = Arrays.binarySearch(begins, offset);
    int line = found >= 0 ? found : -found - 2;
    return new Position(offset, line + 1, offset - begins[line] + 1);
  }

  /** The stretch between two offsets. */
  public Span between(int begin, int end) {
    return new Span(at(begin), at(end));
  }
}
