package dev.belay.postgres.parse;

import dev.belay.sql.Action;
import java.util.List;
import java.util.Set;

/** {@code SELECT}, {@code VALUES}, {@code TABLE}, and what they may do besides reading. */
final class Selection {
  /** Before a parenthesis, but called for nothing but their value. */
  private static final Set<String> HARMLESS =
      Set.of(
          "ABS",
          "ALL",
          "AND",
          "ANY",
          "ARRAY",
          "ARRAY_AGG",
          "AS",
          "AVG",
          "BY",
          "CAST",
          "CEIL",
          "COALESCE",
          "CONCAT",
          "COUNT",
          "CURRENT_SETTING",
          "DATE_TRUNC",
          "DISTINCT",
          "EXCEPT",
          "EXISTS",
          "EXTRACT",
          "FILTER",
          "FLOOR",
          "FROM",
          "GENERATE_SERIES",
          "GREATEST",
          "GROUP",
          "HAVING",
          "IN",
          "INTERSECT",
          "JOIN",
          "LATERAL",
          "LEAST",
          "LENGTH",
          "LOWER",
          "MATERIALIZED",
          "MAX",
          "MIN",
          "NOT",
          "NOW",
          "NULLIF",
          "ON",
          "OR",
          "OVER",
          "PG_SLEEP",
          "REPLACE",
          "ROUND",
          "ROW",
          "SELECT",
          "SOME",
          "STRING_AGG",
          "SUBSTRING",
          "SUM",
          "THEN",
          "TO_CHAR",
          "TO_REGCLASS",
          "TRIM",
          "UNION",
          "UNNEST",
          "UPPER",
          "USING",
          "VALUES",
          "VERSION",
          "WHEN",
          "WHERE",
          "WITHIN");

  private final Cursor cursor;

  Selection(Cursor cursor) {
    this.cursor = cursor;
  }

  /** {@code SELECT ... INTO} makes a table, and a function may do anything. */
  Action action() {
    List<Token> tokens = cursor.rest();
    if (cursor.skipTo("INTO").isPresent()) {
      cursor.next();
      boolean temporary = temporary(cursor);
      cursor.skip("UNLOGGED");
      cursor.skip("TABLE");
      return new Action.CreateTable(cursor.table(), false, temporary, true);
    }
    return calls(tokens) ? new Action.Other("SELECT") : new Action.Query();
  }

  static boolean temporary(Cursor cursor) {
    cursor.skipAny("GLOBAL", "LOCAL");
    return cursor.skipAny("TEMP", "TEMPORARY");
  }

  private static boolean calls(List<Token> tokens) {
    for (int index = 1; index < tokens.size(); index++) {
      if (tokens.get(index).is("(") && isOwnFunction(tokens, index - 1)) {
        return true;
      }
    }
    return false;
  }

  /** A name with a schema may be anybody's, whatever it is called. */
  private static boolean isOwnFunction(List<Token> tokens, int at) {
    Token name = tokens.get(at);
    boolean named = name.kind() == Token.Kind.WORD || name.kind() == Token.Kind.QUOTED;
    boolean qualified = at > 0 && tokens.get(at - 1).is(".");
    return named && (qualified || !HARMLESS.contains(name.keyword()));
  }
}
