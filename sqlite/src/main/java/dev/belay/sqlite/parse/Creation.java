package dev.belay.sqlite.parse;

import dev.belay.database.TableName;
import dev.belay.sql.Action;

/** {@code CREATE} (https://www.sqlite.org/lang.html). */
final class Creation {
  private final Cursor cursor;
  private final boolean temporary;
  private final boolean unique;

  /** The cursor stands behind {@code CREATE}. */
  Creation(Cursor cursor) {
    this.cursor = cursor;
    temporary = cursor.skipAny("TEMP", "TEMPORARY");
    unique = cursor.skip("UNIQUE");
  }

  Action action() {
    String what = cursor.next().keyword();
    boolean ifNotExists = cursor.skipIfExists();
    return switch (what) {
      case "TABLE" -> new TableDefinition(cursor).action(temporary, ifNotExists);
      case "INDEX" -> index(ifNotExists);
      case "VIEW" -> view();
      case "TRIGGER" -> trigger();
      case "VIRTUAL" -> new Action.Other("CREATE VIRTUAL TABLE");
      default -> throw cursor.unexpected("SQLite knows no CREATE " + what);
    };
  }

  private Action index(boolean ifNotExists) {
    String index = cursor.table().name();
    cursor.require("ON");
    TableName table = cursor.table();
    return new Action.CreateIndex(
        index, table, unique, false, ifNotExists, new IndexedColumns(cursor).read());
  }

  private Action view() {
    String view = cursor.table().name();
    if (cursor.sees("(")) {
      cursor.skipParenthesis();
    }
    cursor.require("AS");
    return new Action.CreateView(view, temporary);
  }

  private Action trigger() {
    String trigger = cursor.table().name();
    cursor.skipTo("ON");
    cursor.require("ON");
    TableName table = cursor.table();
    if (!cursor.endsWith(";", "END")) {
      throw cursor.unexpected("the trigger " + trigger + " has no END");
    }
    return new Action.CreateTrigger(trigger, table, temporary);
  }
}
