package dev.belay.sqlite.parse;

import dev.belay.database.Column;
import dev.belay.database.TableName;
import dev.belay.sql.Action;
import dev.belay.sql.Constraint;
import dev.belay.sql.Filling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One column (https://www.sqlite.org/syntax/column-def.html). */
final class ColumnDefinition {
  private static final Set<String> BEHIND_TYPE =
      Set.of(
          "CONSTRAINT",
          "PRIMARY",
          "NOT",
          "NULL",
          "UNIQUE",
          "CHECK",
          "DEFAULT",
          "COLLATE",
          "REFERENCES",
          "DEFERRABLE",
          "GENERATED",
          "AS");

  private final Cursor cursor;
  private final Constraints reader;
  private final String name;
  private final String type;
  private final List<Constraint> constraints = new ArrayList<>();
  private boolean notNull;
  private boolean key;
  private Filling filling = Filling.NULL;
  private Optional<String> defaultValue = Optional.empty();

  /** Reads it; the cursor stands at its name. */
  ColumnDefinition(Cursor cursor) {
    this.cursor = cursor;
    reader = new Constraints(cursor);
    name = cursor.name();
    type = type();
    while (!cursor.atEnd() && !cursor.seesAny(",", ")")) {
      part(reader.name());
    }
  }

  private String type() {
    int begin = cursor.place();
    while (!cursor.atEnd() && cursor.peek().isName() && !isBehindType(cursor.peek())) {
      cursor.next();
    }
    if (cursor.place() > begin && cursor.sees("(")) {
      cursor.skipParenthesis();
    }
    return cursor.written(begin);
  }

  private static boolean isBehindType(Token token) {
    return token.kind() == Token.Kind.WORD && BEHIND_TYPE.contains(token.keyword());
  }

  private void part(Optional<String> constraintName) {
    if (cursor.skip("NOT", "NULL")) {
      notNull = true;
      reader.skipConflict();
    } else if (cursor.skip("NULL")) {
      reader.skipConflict();
    } else if (cursor.skip("DEFAULT")) {
      DefaultValue value = DefaultValue.read(cursor);
      filledBy(value.text(), value.filling());
    } else if (cursor.skip("COLLATE")) {
      cursor.name();
    } else if (cursor.sees("GENERATED") || cursor.sees("AS")) {
      generated();
    } else if (!reader.skipDeferrable()) {
      hold(reader.read(constraintName, Optional.of(name)));
    }
  }

  private void generated() {
    cursor.skip("GENERATED", "ALWAYS");
    int begin = cursor.place();
    cursor.require("AS");
    cursor.skipParenthesis();
    String expression = cursor.written(begin);
    cursor.skip("VIRTUAL");
    filledBy(expression, cursor.skip("STORED") ? Filling.STORED : Filling.VIRTUAL);
  }

  private void filledBy(String text, Filling newFilling) {
    defaultValue = Optional.of(text);
    filling = newFilling;
  }

  private void hold(Constraint constraint) {
    key |= constraint.kind() == Constraint.Kind.PRIMARY_KEY;
    constraints.add(constraint);
  }

  List<Constraint> constraints() {
    return constraints;
  }

  Action added(TableName table) {
    return new Action.AddColumn(table, name, type, notNull, defaultValue, filling, constraints);
  }

  /** As part of a table whose primary key may be said behind all columns. */
  Column column(List<String> primaryKey) {
    int position = 1 + indexIn(primaryKey);
    boolean generated = filling == Filling.STORED || filling == Filling.VIRTUAL;
    return new Column(name, type, notNull, defaultValue, key ? 1 : position, generated);
  }

  private int indexIn(List<String> names) {
    for (int index = 0; index < names.size(); index++) {
      if (names.get(index).equalsIgnoreCase(name)) {
        return index;
      }
    }
    return -1;
  }
}
