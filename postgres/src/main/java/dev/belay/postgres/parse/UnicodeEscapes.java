package dev.belay.postgres.parse;

/**
 * The escapes of {@code U&"..."}
 * (https://www.postgresql.org/docs/18/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS).
 */
final class UnicodeEscapes {
  private UnicodeEscapes() {}

  /** What is no valid escape stays as it is written; the server will refuse it. */
  static String decoded(String text, char escape) {
    var decoded = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int digits = digits(text, at, escape);
      if (text.charAt(at) != escape) {
        decoded.append(text.charAt(at));
        at++;
      } else if (digits > 0) {
        int begin = digits == 4 ? at + 1 : at + 2;
        decoded.appendCodePoint(Integer.parseInt(text, begin, begin + digits, 16));
        at = begin + digits;
      } else {
        decoded.append(escape);
        at += at + 1 < text.length() && text.charAt(at + 1) == escape ? 2 : 1;
      }
    }
    return decoded.toString();
  }

  /** How many digits the escape at this place has: 4, 6 behind a plus sign, or 0 if it is none. */
  private static int digits(String text, int at, char escape) {
    if (text.charAt(at) != escape) {
      return 0;
    }
    boolean longForm = at + 1 < text.length() && text.charAt(at + 1) == '+';
    int begin = longForm ? at + 2 : at + 1;
    int end = begin + (longForm ? 6 : 4);
    if (end > text.length()) {
      return 0;
    }
    for (int index = begin; index < end; index++) {
      if (Character.digit(text.charAt(index), 16) < 0) {
        return 0;
      }
    }
    int codePoint = Integer.parseInt(text, begin, end, 16);
    return Character.isValidCodePoint(codePoint) ? end - begin : 0;
  }
}
