package dev.belay.postgres.parse;

import dev.belay.database.TableName;
import dev.belay.sql.Action;
import java.util.List;
import java.util.Optional;

/** {@code INSERT}. */
final class Insertion {
  private final Cursor cursor;

  /** The cursor stands behind {@code INSERT}. */
  Insertion(Cursor cursor) {
    this.cursor = cursor;
  }

  Action action() {
    cursor.skip("INTO");
    TableName table = cursor.table();
    if (cursor.skip("AS")) {
      cursor.name();
    }
    List<String> columns = hasColumns() ? cursor.names() : List.of();
    int begin = cursor.place();
    Optional<String> conflict = conflict();
    var source = new RowSource(new Cursor(cursor.since(begin)));
    return new Action.Insert(table, conflict, columns, source.selectsStar(), source.tables());
  }

  /** A parenthesis may also be the beginning of a query. */
  private boolean hasColumns() {
    if (!cursor.sees("(")) {
      return false;
    }
    Token inside = cursor.rest().size() > 1 ? cursor.rest().get(1) : cursor.peek();
    return !inside.is("SELECT")
        && !inside.is("WITH")
        && !inside.is("VALUES")
        && !inside.is("TABLE")
        && !inside.is("(");
  }

  /** Steps to where the source of the rows ends, and tells what is behind. */
  private Optional<String> conflict() {
    while (cursor.skipTo("ON", "RETURNING").isPresent() && cursor.sees("ON")) {
      int place = cursor.place();
      cursor.next();
      if (cursor.skip("CONFLICT")) {
        cursor.skipTo("DO");
        cursor.skip("DO");
        String action = cursor.keyword();
        cursor.backTo(place);
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }
}
