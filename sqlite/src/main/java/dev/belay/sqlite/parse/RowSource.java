package dev.belay.sqlite.parse;

import dev.belay.database.TableName;
import java.util.ArrayList;
import java.util.List;

/** Where an INSERT takes its rows from. */
final class RowSource {
  private final Cursor cursor;
  private final boolean selectsStar;
  private final List<TableName> tables = new ArrayList<>();

  /** Reads what is left of the statement, from behind the list of columns. */
  RowSource(Cursor cursor) {
    this.cursor = cursor;
    cursor.skipTo("SELECT", "VALUES", "DEFAULT");
    selectsStar = cursor.skip("SELECT") && star();
    while (cursor.skipTo("FROM", "JOIN", "DISTINCT").isPresent()) {
      if (!cursor.skip("DISTINCT", "FROM")) {
        boolean begins = !cursor.next().is("DISTINCT");
        while (begins) {
          table();
          begins = cursor.skip(",");
        }
      }
    }
  }

  boolean selectsStar() {
    return selectsStar;
  }

  List<TableName> tables() {
    return tables;
  }

  /** Whether the list of results, which ends at FROM, has a {@code *} or a {@code table.*}. */
  private boolean star() {
    if (!cursor.skip("DISTINCT")) {
      cursor.skip("ALL");
    }
    boolean operand = true;
    while (!cursor.atEnd() && !cursor.sees("FROM")) {
      if (operand && cursor.sees("*")) {
        return true;
      }
      if (cursor.sees("(")) {
        cursor.skipParenthesis();
        operand = false;
      } else {
        Token token = cursor.next();
        operand = token.is(",") || token.is(".");
      }
    }
    return false;
  }

  /** A table and its other name, if it has one. */
  private void table() {
    if (cursor.sees("(")) {
      cursor.skipParenthesis();
    } else {
      tables.add(cursor.table());
    }
    if (cursor.skip("AS") || isAlias()) {
      cursor.name();
    }
  }

  private boolean isAlias() {
    return !cursor.atEnd()
        && cursor.peek().isName()
        && !List.of(
                "WHERE",
                "GROUP",
                "HAVING",
                "ORDER",
                "LIMIT",
                "UNION",
                "EXCEPT",
                "INTERSECT",
                "JOIN",
                "NATURAL",
                "LEFT",
                "RIGHT",
                "FULL",
                "INNER",
                "OUTER",
                "CROSS",
                "ON",
                "USING",
                "INDEXED",
                "NOT",
                "WINDOW",
                "RETURNING")
            .contains(cursor.peek().keyword());
  }
}
