package dev.belay.postgres.parse;

import java.util.List;
import java.util.Locale;

/**
 * The rows behind {@code COPY ... FROM stdin;} in a script for psql
 * (https://www.postgresql.org/docs/18/sql-copy.html).
 */
final class CopyData {
  private CopyData() {}

  /** Whether data follows the statement of these tokens. */
  static boolean isTakenBy(List<Token> tokens) {
    if (tokens.isEmpty() || !tokens.get(0).is("COPY")) {
      return false;
    }
    int depth = 0;
    for (int index = 1; index < tokens.size() - 1; index++) {
      Token token = tokens.get(index);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0 && token.is("FROM") && tokens.get(index + 1).is("STDIN")) {
        return true;
      }
    }
    return false;
  }

  /** Whether data follows this command of psql's. */
  static boolean isTakenBy(String command) {
    String folded = command.toLowerCase(Locale.ROOT);
    return folded.startsWith("\\copy") && folded.contains(" from stdin");
  }

  /** Behind the line that ends the data; 0 if there is none, for then there is no data either. */
  static int end(String sql, int from) {
    int line = sql.indexOf('\n', from);
    while (line >= 0) {
      int end = line + 3;
      if (sql.startsWith("\\.", line + 1) && (end >= sql.length() || isLineEnd(sql.charAt(end)))) {
        return end;
      }
      line = sql.indexOf('\n', line + 1);
    }
    return 0;
  }

  private static boolean isLineEnd(char character) {
    return character == '\n' || character == '\r';
  }
}
