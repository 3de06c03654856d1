package dev.belay.sqlite;

/** Folds white space and comments of a definition, so that equal ones are equal texts. */
final class Definition {
  private final String sql;
  private final StringBuilder folded = new StringBuilder();
  private int at;

  private Definition(String sql) {
    this.sql = sql;
  }

  static String fold(String sql) {
    return new Definition(sql).fold();
  }

  private String fold() {
    while (at < sql.length()) {
      char next = sql.charAt(at);
      if (next == '\'' || next == '"' || next == '`') {
        copyTo(next);
      } else if (next == '[') {
        copyTo(']');
      } else if (sql.startsWith("--", at)) {
        skipTo("\n");
      } else if (sql.startsWith("/*", at)) {
        skipTo("*/");
      } else if (Character.isWhitespace(next)) {
        blank();
        at++;
      } else {
        folded.append(next);
        at++;
      }
    }
    return folded.toString().strip();
  }

  private void copyTo(char end) {
    int close = sql.indexOf(end, at + 1);
    int next = close < 0 ? sql.length() : close + 1;
    folded.append(sql, at, next);
    at = next;
  }

  private void skipTo(String end) {
    int close = sql.indexOf(end, at + 2);
    at = close < 0 ? sql.length() : close + end.length();
    blank();
  }

  private void blank() {
    if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
      folded.append(' ');
    }
  }
}
