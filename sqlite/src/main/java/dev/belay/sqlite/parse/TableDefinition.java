package dev.belay.sqlite.parse;

import dev.belay.database.Column;
import dev.belay.database.TableName;
import dev.belay.sql.Action;
import dev.belay.sql.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code CREATE TABLE} (https://www.sqlite.org/lang_createtable.html). */
final class TableDefinition {
  private final Cursor cursor;
  private final Constraints reader;
  private final List<ColumnDefinition> columns = new ArrayList<>();
  private final List<Constraint> constraints = new ArrayList<>();

  /** The cursor stands at the table's name. */
  TableDefinition(Cursor cursor) {
    this.cursor = cursor;
    reader = new Constraints(cursor);
  }

  Action action(boolean temporary, boolean ifNotExists) {
    TableName table = cursor.table();
    boolean fromQuery = cursor.skip("AS");
    if (!fromQuery) {
      body();
      options();
    }
    return new Action.CreateTable(
        table, ifNotExists, temporary, fromQuery, Optional.empty(), constraints, columns());
  }

  private void body() {
    cursor.require("(");
    do {
      if (reader.isNext()) {
        tableConstraints();
      } else {
        var column = new ColumnDefinition(cursor);
        columns.add(column);
        constraints.addAll(column.constraints());
      }
    } while (cursor.skip(","));
    cursor.require(")");
  }

  /** SQLite does without commas between them. */
  private void tableConstraints() {
    while (reader.isNext()) {
      Optional<String> name = reader.name();
      if (!cursor.seesAny(",", ")")) {
        constraints.add(reader.read(name, Optional.empty()));
      }
    }
  }

  private void options() {
    while (!cursor.atEnd()) {
      if (cursor.skip("WITHOUT")) {
        cursor.require("ROWID");
      } else {
        cursor.require("STRICT");
      }
      if (!cursor.atEnd()) {
        cursor.require(",");
      }
    }
  }

  private List<Column> columns() {
    List<String> primaryKey =
        constraints.stream()
            .filter(each -> each.kind() == Constraint.Kind.PRIMARY_KEY)
            .findFirst()
            .map(Constraint::columns)
            .orElse(List.of());
    return columns.stream().map(each -> each.column(primaryKey)).toList();
  }
}
