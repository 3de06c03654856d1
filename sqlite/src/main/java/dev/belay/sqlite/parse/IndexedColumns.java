package dev.belay.sqlite.parse;

import java.util.List;

/** Columns and expressions of an index (https://www.sqlite.org/syntax/indexed-column.html). */
final class IndexedColumns {
  private final Cursor cursor;

  /** The cursor stands before the parenthesis. */
  IndexedColumns(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Names, or expressions as written. */
  List<String> read() {
    return cursor.list(this::one);
  }

  private String one() {
    int begin = cursor.place();
    if (cursor.peek().isName()) {
      String name = cursor.name();
      if (cursor.seesAny(",", ")", "ASC", "DESC", "COLLATE")) {
        cursor.skipTo(",", ")");
        return name;
      }
    }
    cursor.skipTo(",", ")");
    return cursor.written(begin);
  }
}
