package dev.belay.postgres.parse;

import java.util.List;

/**
 * Runs of operator characters. Where a comment may begin in one, or it ends with a plus or a minus,
 * PostgreSQL's scanner reads all of it again for each of them (src/backend/parser/scan.l, xcstart
 * and operator): 100 KB of {@code +} would take it minutes.
 */
final class Signs {
  private Signs() {}

  /**
   * Whether there are more in a row than the parser can be asked about.
   *
   * @param text of one statement, from its first token to its last
   */
  static boolean areTooMany(String text, List<Token> tokens) {
    Token first = tokens.get(0);
    boolean holdsCode = first.is("CREATE") || first.is("DO");
    int at = 0;
    for (Token token : tokens) {
      int begin = token.begin() - first.begin();
      boolean counts =
          switch (token.kind()) {
            case SYMBOL, UNCLOSED -> true;
            case STRING -> holdsCode;
            case WORD, QUOTED, NUMBER, PARAMETER, PSQL, DATA -> false;
          };
      int end = begin + token.text().length();
      if (isTooLong(text, at, begin) || (counts && isTooLong(text, begin, end))) {
        return true;
      }
      at = end;
    }
    return false;
  }

  private static boolean isTooLong(String text, int begin, int end) {
    int run = 0;
    for (int index = begin; index < end && run <= Scan.MOST_SIGNS; index++) {
      run = Scan.isOperator(text.charAt(index)) ? run + 1 : 0;
    }
    return run > Scan.MOST_SIGNS;
  }
}
