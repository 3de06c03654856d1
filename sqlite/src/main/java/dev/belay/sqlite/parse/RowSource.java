package dev.belay.sqlite.parse;

import dev.belay.database.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where an INSERT takes its rows from. */
final class RowSource {
  private static final Set<String> BEHIND_TABLE =
      Set.of(
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
          "RETURNING");

  private final Cursor cursor;
  private final List<TableName> tables = new ArrayList<>();
  private boolean selectsStar;
  private List<String> selected = List.of();

  /** Reads what is left of the statement, from behind the list of columns. */
  RowSource(Cursor cursor) {
    this.cursor = cursor;
    cursor.skipTo("SELECT", "VALUES", "DEFAULT");
    if (cursor.skip("SELECT")) {
      var columns = new ResultColumns(cursor);
      selectsStar = columns.hasStar();
      selected = selectsStar ? List.of() : columns.columns();
    }
    while (cursor.skipTo("FROM", "JOIN", "DISTINCT", "SELECT").isPresent()) {
      if (!cursor.skip("DISTINCT", "FROM")) {
        part(cursor.next());
      }
    }
  }

  boolean selectsStar() {
    return selectsStar;
  }

  /** What is selected; nothing where it is a star, or where several queries are put together. */
  List<String> selected() {
    return selected;
  }

  List<TableName> tables() {
    return tables;
  }

  private void part(Token word) {
    if (word.is("SELECT")) {
      selected = List.of();
    } else if (!word.is("DISTINCT")) {
      do {
        table();
      } while (cursor.skip(","));
    }
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
        && !BEHIND_TABLE.contains(cursor.peek().keyword());
  }
}
