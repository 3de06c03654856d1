package dev.belay.postgres.grammar;

import java.util.Locale;

/**
 * A constant of text, as it is written. The parser has found it, so it is there.
 *
 * @param text of which it is a part
 * @param opening what it begins with: a dollar tag, or everything up to the first quotation mark
 * @param begin the place behind that
 */
record Literal(String text, String opening, int begin) {
  /** The next one from there, maybe behind an AS. */
  static Literal from(String text, int from) {
    int at = from;
    if (text.regionMatches(true, at, "as", 0, 2)) {
      at += 2;
    }
    at = skipBlanks(text, at);
    int last = text.startsWith("$", at) ? text.indexOf('$', at + 1) : text.indexOf('\'', at);
    return new Literal(text, text.substring(at, last + 1), last + 1);
  }

  /** The place of what closes it. */
  int end() {
    if (opening.startsWith("$")) {
      return text.indexOf(opening, begin);
    }
    int at = begin;
    while (at < text.length() && (width(at) == 2 || text.charAt(at) != '\'')) {
      at += width(at);
    }
    return Math.min(at, text.length());
  }

  /**
   * Where a character of its value is written.
   *
   * @param index in the value, in UTF-16 units from 0
   */
  int place(int index) {
    int at = begin;
    for (int passed = 0; passed < index && at < text.length(); passed++) {
      at += width(at);
    }
    return Math.min(at, end());
  }

  /** A quotation mark inside is written twice, and a backslash may change what follows. */
  private int width(int at) {
    boolean escapes = opening.toLowerCase(Locale.ROOT).startsWith("e");
    boolean pair =
        !opening.startsWith("$")
            && (text.startsWith("''", at) || (escapes && text.charAt(at) == '\\'));
    return pair ? 2 : 1;
  }

  private static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length()) {
      if (text.startsWith("--", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (text.startsWith("/*", at)) {
        at = skipComment(text, at);
      } else if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else {
        break;
      }
    }
    return at;
  }

  /** Comments may be nested. */
  private static int skipComment(String text, int from) {
    int depth = 0;
    int at = from;
    do {
      boolean opens = text.startsWith("/*", at);
      boolean closes = !opens && text.startsWith("*/", at);
      depth += opens ? 1 : closes ? -1 : 0;
      at += opens || closes ? 2 : 1;
    } while (depth > 0 && at < text.length());
    return at;
  }
}
