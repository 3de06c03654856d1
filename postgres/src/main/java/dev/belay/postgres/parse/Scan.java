package dev.belay.postgres.parse;

/**
 * Where a token that begins at some place ends; 0 where it does not end at all
 * (https://www.postgresql.org/docs/18/sql-syntax-lexical.html, src/backend/parser/scan.l).
 */
final class Scan {
  private static final String OPERATOR = "~!@#^&|`?+-*/%<>=";

  /** With one of these in it an operator may end with a plus or a minus. */
  private static final String ANY_END = "~!@#^&|`?%";

  /** No operator is longer than 63 (NAMEDATALEN); a run of more signs is not taken apart. */
  static final int MOST_SIGNS = 1_000;

  private final String sql;

  Scan(String sql) {
    this.sql = sql;
  }

  /** A doubled quote does not close. */
  int quoted(char quote, int open) {
    int next = open + 1;
    while (next < sql.length()) {
      if (sql.charAt(next) != quote) {
        next++;
      } else if (peek(next + 1) == quote) {
        next += 2;
      } else {
        return next + 1;
      }
    }
    return 0;
  }

  /** {@code E'...'}, where a backslash takes the next character with it. */
  int escaped(int open) {
    int next = open + 1;
    while (next < sql.length()) {
      char here = sql.charAt(next);
      if (here == '\\' || (here == '\'' && peek(next + 1) == '\'')) {
        next += 2;
      } else if (here == '\'') {
        return next + 1;
      } else {
        next++;
      }
    }
    return 0;
  }

  /** Behind the opening {@code $tag$}, or 0 if there is none at this place. */
  int dollarTag(int at) {
    int next = at + 1;
    if (isNameStart(peek(next))) {
      while (isNameStart(peek(next)) || isDigit(peek(next))) {
        next++;
      }
    }
    return peek(next) == '$' ? next + 1 : 0;
  }

  /** Behind the same tag again. */
  int dollarQuoted(int at, int tagEnd) {
    String tag = sql.substring(at, tagEnd);
    int close = sql.indexOf(tag, tagEnd);
    return close < 0 ? 0 : close + tag.length();
  }

  /** Comments in comments are counted. */
  int comment(int at) {
    int depth = 0;
    int next = at;
    while (next < sql.length()) {
      if (sql.startsWith("/*", next)) {
        depth++;
        next += 2;
      } else if (sql.startsWith("*/", next)) {
        depth--;
        next += 2;
        if (depth == 0) {
          return next;
        }
      } else {
        next++;
      }
    }
    return 0;
  }

  int lineEnd(int at) {
    int next = at;
    while (next < sql.length() && sql.charAt(next) != '\n' && sql.charAt(next) != '\r') {
      next++;
    }
    return next;
  }

  int name(int at) {
    int next = at;
    while (isNameStart(peek(next)) || isDigit(peek(next)) || peek(next) == '$') {
      next++;
    }
    return next;
  }

  /** The first character is part of it in any case. */
  int number(int at) {
    int next = at + 1;
    while (isDigit(peek(next)) || isNameStart(peek(next)) || isPoint(next) || isSign(at, next)) {
      next++;
    }
    // letters that belong to no number are a name, and in that a dollar begins no string
    return isNameStart(peek(next - 1)) && peek(next) == '$' ? name(next) : next;
  }

  /** Two points are a range, as in {@code FOR i IN 1..9}. */
  private boolean isPoint(int at) {
    return peek(at) == '.' && peek(at + 1) != '.' && peek(at - 1) != '.';
  }

  private boolean isSign(int begin, int at) {
    char before = peek(at - 1);
    boolean hexadecimal = sql.startsWith("0x", begin) || sql.startsWith("0X", begin);
    return (peek(at) == '+' || peek(at) == '-')
        && (before == 'e' || before == 'E')
        && isDigit(peek(at + 1))
        && !hexadecimal;
  }

  /** The longest run that hides no comment and has no sign at its end that belongs to a number. */
  int symbol(int at) {
    int end = at;
    while (end - at <= MOST_SIGNS && isOperator(peek(end)) && !isComment(end)) {
      end++;
    }
    if (end > at) {
      return end - at > MOST_SIGNS || mayEndWithSign(at, end) ? end : withoutSigns(at, end);
    }
    return sql.startsWith("::", at) || sql.startsWith(":=", at) || sql.startsWith("..", at)
        ? at + 2
        : at + 1;
  }

  static boolean isOperator(char character) {
    return OPERATOR.indexOf(character) >= 0;
  }

  private int withoutSigns(int at, int end) {
    int last = end;
    while (last - at > 1 && isSign(peek(last - 1))) {
      last--;
    }
    return last;
  }

  private boolean isComment(int at) {
    return sql.startsWith("--", at) || sql.startsWith("/*", at);
  }

  private static boolean isSign(char character) {
    return character == '+' || character == '-';
  }

  private boolean mayEndWithSign(int begin, int end) {
    for (int index = begin; index < end; index++) {
      if (ANY_END.indexOf(sql.charAt(index)) >= 0) {
        return true;
      }
    }
    return false;
  }

  char peek(int index) {
    return index >= 0 && index < sql.length() ? sql.charAt(index) : '\0';
  }

  static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  /** Every character beyond ASCII is a letter. */
  static boolean isNameStart(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || character == '_'
        || character > 0x7f;
  }
}
