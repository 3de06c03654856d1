package dev.belay.sqlite.parse;

import dev.belay.sql.Filling;
import java.util.List;
import java.util.Set;

/**
 * What stands behind {@code DEFAULT} (https://www.sqlite.org/syntax/column-constraint.html).
 *
 * @param text as written
 * @param filling {@code EACH} where SQLite refuses to add the column to a table with rows: it takes
 *     literals, with signs, casts and parentheses around them (sqlite3AlterFinishAddColumn and
 *     sqlite3ValueFromExpr of SQLite 3.54)
 */
record DefaultValue(String text, Filling filling) {
  private static final Set<String> NOW =
      Set.of("CURRENT_TIME", "CURRENT_DATE", "CURRENT_TIMESTAMP");

  /** The cursor stands behind {@code DEFAULT}. */
  static DefaultValue read(Cursor cursor) {
    int begin = cursor.place();
    if (cursor.sees("(")) {
      cursor.skipParenthesis();
    } else {
      cursor.skipAny("+", "-");
      cursor.next();
    }
    return new DefaultValue(cursor.written(begin), filling(cursor.since(begin)));
  }

  private static Filling filling(List<Token> written) {
    boolean bare = !written.get(0).is("(");
    List<Token> value = inside(written);
    if (value.size() == 1 && value.get(0).is("NULL")) {
      return Filling.NULL;
    }
    return isLiteral(value, bare) ? Filling.SAME : Filling.EACH;
  }

  /** Without parentheses, signs and casts around it. */
  private static List<Token> inside(List<Token> tokens) {
    List<Token> value = tokens;
    while (value.size() > 1) {
      int last = value.size() - 1;
      if (value.get(0).is("(") && value.get(last).is(")")) {
        value = value.subList(1, last);
      } else if (value.get(0).is("+") || value.get(0).is("-")) {
        value = value.subList(1, value.size());
      } else if (isCast(value)) {
        value = value.subList(2, 3);
      } else {
        return value;
      }
    }
    return value;
  }

  /** As in {@code CAST ('1' AS INTEGER)}. */
  private static boolean isCast(List<Token> value) {
    return value.size() > 4 && value.get(0).is("CAST") && value.get(3).is("AS");
  }

  /** A bare word that stands without parentheses is a string to SQLite. */
  private static boolean isLiteral(List<Token> value, boolean bare) {
    if (value.size() != 1) {
      return false;
    }
    Token only = value.get(0);
    return switch (only.kind()) {
      case STRING, NUMBER, BLOB -> true;
      case QUOTED -> bare;
      case WORD -> only.is("TRUE") || only.is("FALSE") || (bare && !NOW.contains(only.keyword()));
      case VARIABLE, SYMBOL, UNCLOSED -> false;
    };
  }
}
