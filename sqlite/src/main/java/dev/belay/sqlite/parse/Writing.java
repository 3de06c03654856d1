package dev.belay.sqlite.parse;

import dev.belay.database.TableName;
import dev.belay.sql.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What changes rows (https://www.sqlite.org/lang.html). */
final class Writing {
  private final Cursor cursor;

  /** The cursor stands behind the word that says what is done. */
  Writing(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Common table expressions, then the statement proper. */
  Action with() {
    Token verb =
        cursor
            .skipTo("INSERT", "REPLACE", "UPDATE", "DELETE", "SELECT", "VALUES")
            .orElseThrow(() -> cursor.unexpected("WITH without a statement"));
    cursor.next();
    return switch (verb.keyword()) {
      case "INSERT", "REPLACE" -> insert(verb.keyword());
      case "UPDATE" -> update();
      case "DELETE" -> delete();
      default -> new Action.Query();
    };
  }

  /** {@code INSERT} or {@code REPLACE}, which is {@code INSERT OR REPLACE}. */
  Action insert(String verb) {
    Optional<String> conflict = verb.equals("REPLACE") ? Optional.of(verb) : conflictClause();
    cursor.skip("INTO");
    TableName table = cursor.table();
    if (cursor.skip("AS")) {
      cursor.next();
    }
    List<String> columns = cursor.sees("(") ? cursor.list(cursor::name) : List.of();
    var source = new RowSource(cursor);
    return new Action.Insert(
        table, conflict, columns, source.selectsStar(), source.tables(), source.selected());
  }

  private Optional<String> conflictClause() {
    return cursor.skip("OR") ? Optional.of(cursor.next().keyword()) : Optional.empty();
  }

  Action update() {
    conflictClause();
    TableName table = cursor.table();
    cursor.skipTo("SET");
    List<String> columns = new ArrayList<>();
    while (cursor.skip("SET") || cursor.skip(",")) {
      if (cursor.sees("(")) {
        columns.addAll(cursor.list(cursor::name));
      } else {
        columns.add(cursor.name());
      }
      cursor.skipTo(",", "WHERE", "FROM", "RETURNING");
    }
    return new Action.Update(table, columns, filtered());
  }

  Action delete() {
    cursor.skip("FROM");
    return new Action.Delete(cursor.table(), filtered());
  }

  private boolean filtered() {
    return cursor.skipTo("WHERE").isPresent() && Condition.canBeFalse(cursor.rest());
  }
}
