package dev.belay.sqlite;

/**
 * Text in which SQLite sees no statement at all: it ends at a NUL, and a comment that is not closed
 * is white space to its end (https://www.sqlite.org/lang_comment.html). The driver prepares it, and
 * can't close the connection any more.
 */
final class Blank {
  private static final String SPACE = " \t\n\f\r\ufeff;";

  private Blank() {}

  static boolean is(String sql) {
    int at = 0;
    while (at < sql.length() && sql.charAt(at) != '\0') {
      int next = behind(sql, at);
      if (next == at) {
        return false;
      }
      at = next;
    }
    return true;
  }

  /** Behind a blank or a comment that is there; the same place if none is. */
  private static int behind(String sql, int at) {
    if (SPACE.indexOf(sql.charAt(at)) >= 0) {
      return at + 1;
    }
    if (sql.startsWith("--", at)) {
      return behind(sql, "\n", at + 2);
    }
    return sql.startsWith("/*", at) ? behind(sql, "*/", at + 2) : at;
  }

  private static int behind(String sql, String end, int at) {
    int found = sql.indexOf(end, at);
    return found < 0 ? sql.length() : found + end.length();
  }
}
