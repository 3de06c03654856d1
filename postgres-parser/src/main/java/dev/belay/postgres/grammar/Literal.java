package dev.belay.postgres.grammar;

/** Where a constant of text begins. The parser has found it, so it is there. */
final class Literal {
  private Literal() {}

  /** Behind the opening quote or dollar tag of the next one from there, maybe behind an AS. */
  static int contentBegin(String text, int from) {
    int at = from;
    if (text.regionMatches(true, at, "as", 0, 2)) {
      at += 2;
    }
    at = skipBlanks(text, at);
    if (text.startsWith("$", at)) {
      return text.indexOf('$', at + 1) + 1;
    }
    return text.indexOf('\'', at) + 1;
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
