package dev.belay.postgres.parse;

import dev.belay.database.TableName;
import dev.belay.sql.Action;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A column behind {@code ADD COLUMN}. */
final class ColumnDefinition {
  /** What may come behind the type and behind a default. */
  private static final String[] CONSTRAINTS = {
    ",",
    "CONSTRAINT",
    "NOT",
    "NULL",
    "UNIQUE",
    "PRIMARY",
    "CHECK",
    "REFERENCES",
    "DEFAULT",
    "GENERATED",
    "COLLATE",
    "STORAGE",
    "COMPRESSION",
    "OPTIONS",
    "DEFERRABLE",
    "INITIALLY",
    "NO"
  };

  /** Types that bring a sequence, and NOT NULL, with them. */
  private static final Set<String> SERIAL =
      Set.of("serial", "serial2", "serial4", "serial8", "smallserial", "bigserial");

  private final Cursor cursor;
  private boolean notNull;
  private Optional<String> defaultValue = Optional.empty();

  /** The cursor stands before the column's name. */
  ColumnDefinition(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Steps to behind the definition. What fills the column counts as its default. */
  Action added(TableName table) {
    String column = cursor.name();
    int begin = cursor.place();
    cursor.skipOne();
    cursor.skipTo(CONSTRAINTS);
    String type = cursor.text(begin, cursor.place());
    if (SERIAL.contains(type.toLowerCase(Locale.ROOT))) {
      notNull = true;
      defaultValue = Optional.of("nextval");
    }
    while (!cursor.atEnd() && !cursor.sees(",")) {
      constraint();
    }
    return new Action.AddColumn(table, column, type, notNull, defaultValue);
  }

  private void constraint() {
    if (cursor.skip("NOT", "NULL") || cursor.skip("PRIMARY", "KEY")) {
      notNull = true;
    } else if (cursor.skip("DEFAULT")) {
      defaultValue = Optional.of(expression());
    } else if (cursor.sees("GENERATED")) {
      defaultValue = Optional.of(generated());
    } else if (cursor.skip("ON")) {
      // of a foreign key: SET NULL and SET DEFAULT are no constraints of the column
      cursor.next();
      cursor.skip("SET");
      cursor.next();
    } else {
      cursor.skipOne();
    }
  }

  /** {@code GENERATED ... AS IDENTITY (...)}, or {@code AS (...) STORED}. */
  private String generated() {
    int begin = cursor.place();
    cursor.skipTo("AS");
    cursor.next();
    cursor.skipOne();
    if (cursor.sees("(")) {
      cursor.parenthesis();
    }
    cursor.skipAny("STORED", "VIRTUAL");
    return cursor.text(begin, cursor.place());
  }

  /** The first token is part of it in any case, and so is what negates a comparison. */
  private String expression() {
    int begin = cursor.place();
    cursor.skipOne();
    while (cursor.skipTo(CONSTRAINTS).isPresent() && cursor.isBehind("IS")) {
      cursor.next();
    }
    return cursor.text(begin, cursor.place());
  }
}
