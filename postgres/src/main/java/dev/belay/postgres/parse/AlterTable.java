package dev.belay.postgres.parse;

import dev.belay.database.TableName;
import dev.belay.sql.Action;

/** {@code ALTER TABLE} (https://www.postgresql.org/docs/18/sql-altertable.html). */
final class AlterTable {
  private final Cursor cursor;
  private final TableName table;

  /** The cursor stands behind {@code ALTER TABLE}. */
  AlterTable(Cursor cursor) {
    this.cursor = cursor;
    cursor.skipIfExists();
    table = cursor.relation();
  }

  /** All that it does, in order. */
  Action action() {
    if (cursor.skip("RENAME")) {
      return rename();
    }
    return Action.Several.of(cursor.list(this::one));
  }

  private Action rename() {
    if (cursor.skip("TO")) {
      return new Action.RenameTable(table, cursor.name());
    }
    if (cursor.skip("CONSTRAINT")) {
      return new Action.AlterTable(table, "RENAME CONSTRAINT");
    }
    cursor.skip("COLUMN");
    String column = cursor.name();
    if (!cursor.skip("TO")) {
      throw new Cursor.UnexpectedException("the new name of " + column + " is missing");
    }
    return new Action.RenameColumn(table, column, cursor.name());
  }

  private Action one() {
    String verb = cursor.next().keyword();
    Action action =
        switch (verb) {
          case "ADD" -> add();
          case "DROP" -> drop();
          case "ALTER" -> alter();
          default -> new Action.AlterTable(table, phrase(verb));
        };
    cursor.skipTo(",");
    return action;
  }

  private Action add() {
    if (cursor.seesAny("CONSTRAINT", "CHECK", "UNIQUE", "PRIMARY", "FOREIGN", "EXCLUDE", "NOT")
        && !isColumn()) {
      return new Action.AlterTable(table, "ADD " + constraint());
    }
    cursor.skip("COLUMN");
    cursor.skipIfExists();
    return new ColumnDefinition(cursor).added(table);
  }

  private String constraint() {
    String first = cursor.next().keyword();
    return switch (first) {
      case "PRIMARY", "FOREIGN", "NOT" -> first + " " + cursor.keyword();
      default -> first;
    };
  }

  /** {@code EXCLUDE} is free to be the name of a column. */
  private boolean isColumn() {
    boolean constraint =
        cursor.rest().size() > 1
            && (cursor.rest().get(1).is("USING") || cursor.rest().get(1).is("("));
    return cursor.sees("EXCLUDE") && !constraint;
  }

  private Action drop() {
    if (cursor.sees("CONSTRAINT")) {
      return new Action.AlterTable(table, "DROP CONSTRAINT");
    }
    cursor.skip("COLUMN");
    cursor.skipIfExists();
    return new Action.DropColumn(table, cursor.name());
  }

  private Action alter() {
    if (cursor.sees("CONSTRAINT")) {
      return new Action.AlterTable(table, "ALTER CONSTRAINT");
    }
    cursor.skip("COLUMN");
    if (cursor.peek().kind() == Token.Kind.NUMBER) {
      cursor.next();
    } else {
      cursor.name();
    }
    cursor.skip("SET", "DATA");
    return new Action.AlterTable(table, "ALTER COLUMN " + phrase(cursor.next().keyword()));
  }

  /** The first words, as far as they say what is done; no names. */
  private String phrase(String first) {
    return switch (first) {
      case "SET", "DROP", "ATTACH", "DETACH", "VALIDATE", "OWNER", "REPLICA", "NO", "CLUSTER" ->
          cursor.atEnd() || cursor.sees("(") ? first : first + " " + second();
      case "ENABLE", "DISABLE", "FORCE" -> first + " " + second();
      default -> first;
    };
  }

  private String second() {
    String second = cursor.next().keyword();
    return switch (second) {
      case "NOT", "ACCESS", "ROW", "ALWAYS", "REPLICA", "WITHOUT" ->
          cursor.atEnd() ? second : second + " " + cursor.next().keyword();
      default -> second;
    };
  }
}
