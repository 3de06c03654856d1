package dev.belay.postgres.grammar;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * From the parser's positions to those of Java. Every {@code location} in a tree, and whatever else
 * counts places, is an offset in bytes of UTF-8; a Java string is counted in UTF-16 units.
 */
public final class Offsets {
  private final int end;

  /** The index for each byte; absent where both are the same, as in most texts. */
  private final int @Nullable [] indexes;

  private Offsets(int end, int @Nullable [] indexes) {
    this.end = end;
    this.indexes = indexes;
  }

  public static Offsets of(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    return new Offsets(text.length(), bytes == text.length() ? null : indexes(text, bytes));
  }

  private static int[] indexes(String text, int bytes) {
    int[] indexes = new int[bytes];
    int next = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int length = utf8Length(text.codePointAt(i));
      for (int k = 0; k < length; k++) {
        indexes[next++] = i;
      }
    }
    return indexes;
  }

  /** Half of a pair alone is written as a question mark. */
  private static int utf8Length(int character) {
    if (character < 0x80 || (character >= 0xd800 && character < 0xe000)) {
      return 1;
    }
    if (character < 0x800) {
      return 2;
    }
    return character < 0x10000 ? 3 : 4;
  }

  /** The index in the text of that byte; a negative offset, which stands for none, is 0. */
  public int toIndex(int offset) {
    if (offset < 0) {
      return 0;
    }
    if (indexes == null) {
      return Math.min(offset, end);
    }
    return offset < indexes.length ? indexes[offset] : end;
  }

  /** The length of the text. */
  public int end() {
    return end;
  }
}
