package dev.belay.sqlite.parse;

import dev.belay.database.TableName;
import dev.belay.sql.Action;

/** {@code ALTER TABLE} (https://www.sqlite.org/lang_altertable.html). */
final class Alteration {
  private final Cursor cursor;
  private final TableName table;

  /** The cursor stands behind {@code ALTER TABLE}. */
  Alteration(Cursor cursor) {
    this.cursor = cursor;
    table = cursor.table();
  }

  /** What it does, and the words behind the table's name. */
  Meaning meaning() {
    int begin = cursor.place();
    Action action = action(cursor.next().keyword());
    cursor.skipTo();
    return new Meaning(action, cursor.since(begin));
  }

  private Action action(String verb) {
    if (cursor.seesAny("CONSTRAINT", "CHECK")) {
      return new Action.AlterTable(table, verb + " " + cursor.next().keyword());
    }
    return switch (verb) {
      case "ADD" -> {
        cursor.skip("COLUMN");
        yield added();
      }
      case "DROP" -> {
        cursor.skip("COLUMN");
        yield new Action.DropColumn(table, cursor.name());
      }
      case "RENAME" -> rename();
      default -> new Action.AlterTable(table, verb);
    };
  }

  private Action added() {
    var column = new ColumnDefinition(cursor);
    if (!cursor.atEnd()) {
      String behind = cursor.next().text();
      throw cursor.unexpected("there is " + behind + " behind the column, and SQLite adds one");
    }
    return column.added(table);
  }

  private Action rename() {
    if (cursor.skip("TO")) {
      return new Action.RenameTable(table, cursor.name());
    }
    cursor.skip("COLUMN");
    String column = cursor.name();
    cursor.require("TO");
    return new Action.RenameColumn(table, column, cursor.name());
  }
}
