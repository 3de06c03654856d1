package dev.belay.cli.fuzz;

/**
 * What stands between two statements.
 *
 * @param postgres whether comments can hold comments, and end with any end of line
 */
record Gap(String text, boolean postgres) {
  private static final String NOTHING = " \t\n\u000b\f\r;\ufeff";

  /** The first character that is neither white space nor a semicolon nor in a comment; or none. */
  int lost() {
    int at = 0;
    while (at < text.length()) {
      if (NOTHING.indexOf(text.charAt(at)) >= 0) {
        at++;
      } else if (text.startsWith("--", at)) {
        at = lineEnd(at);
      } else if (text.startsWith("/*", at)) {
        at = commentEnd(at);
      } else {
        return at;
      }
    }
    return -1;
  }

  private int lineEnd(int at) {
    int index = at;
    while (index < text.length() && !isLineEnd(text.charAt(index))) {
      index++;
    }
    return index;
  }

  private boolean isLineEnd(char next) {
    return next == '\n' || (postgres && next == '\r');
  }

  private int commentEnd(int at) {
    int depth = 1;
    int index = at + 2;
    while (index < text.length() && depth > 0) {
      if (text.startsWith("*/", index)) {
        depth--;
        index += 2;
      } else if (postgres && text.startsWith("/*", index)) {
        depth++;
        index += 2;
      } else {
        index++;
      }
    }
    return index;
  }
}
