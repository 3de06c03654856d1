package dev.belay.sqlite.parse;

import java.util.ArrayList;
import java.util.List;

/** What a {@code SELECT} gives (https://www.sqlite.org/syntax/result-column.html). */
final class ResultColumns {
  private static final String[] BEHIND = {
    "FROM",
    "WHERE",
    "GROUP",
    "HAVING",
    "WINDOW",
    "ORDER",
    "LIMIT",
    "UNION",
    "EXCEPT",
    "INTERSECT",
    "ON",
    "RETURNING"
  };

  private final Cursor cursor;
  private final List<String> columns = new ArrayList<>();
  private boolean star;

  /** Reads them; the cursor stands behind {@code SELECT}. */
  ResultColumns(Cursor cursor) {
    this.cursor = cursor;
    if (!cursor.skip("DISTINCT")) {
      cursor.skip("ALL");
    }
    do {
      int begin = cursor.place();
      skipOne();
      column(cursor.since(begin), begin);
    } while (cursor.skip(","));
  }

  /** Names without what stands before their points, or expressions as written. */
  List<String> columns() {
    return columns;
  }

  /** Whether one of them is {@code *} or {@code table.*}. */
  boolean hasStar() {
    return star;
  }

  /** Whatever it begins with: a column may be called {@code window}. */
  private void skipOne() {
    do {
      if (cursor.sees("(")) {
        cursor.skipParenthesis();
      } else if (!cursor.skip("DISTINCT", "FROM")) {
        cursor.next();
      }
    } while (!cursor.atEnd() && !cursor.sees(",") && !cursor.seesAny(BEHIND));
  }

  private void column(List<Token> tokens, int begin) {
    star |= tokens.get(tokens.size() - 1).is("*");
    int path = pathLength(tokens);
    boolean plain = path > 0 && isOtherName(tokens.subList(path, tokens.size()));
    columns.add(plain ? tokens.get(path - 1).name() : cursor.written(begin));
  }

  /** How many tokens of {@code schema.table.column} there are; 0 if it begins otherwise. */
  private static int pathLength(List<Token> tokens) {
    int length = 0;
    while (length < tokens.size() && isPlainName(tokens.get(length))) {
      length++;
      if (length == tokens.size() || !tokens.get(length).is(".")) {
        return length;
      }
      length++;
    }
    return 0;
  }

  /** A string is a value here, and no name. */
  private static boolean isPlainName(Token token) {
    return token.kind() == Token.Kind.QUOTED
        || (token.kind() == Token.Kind.WORD
            && !List.of("NULL", "TRUE", "FALSE").contains(token.keyword()));
  }

  /** Nothing, or the name that the column gets. */
  private static boolean isOtherName(List<Token> behind) {
    return switch (behind.size()) {
      case 0 -> true;
      case 1 -> behind.get(0).isName();
      case 2 -> behind.get(0).is("AS");
      default -> false;
    };
  }
}
