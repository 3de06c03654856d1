package dev.belay.sqlite.parse;

import dev.belay.database.TableName;
import dev.belay.sql.Constraint;
import dev.belay.sql.Constraint.Kind;
import java.util.List;
import java.util.Optional;

/**
 * What rows are held to, behind a column or by itself
 * (https://www.sqlite.org/syntax/table-constraint.html).
 */
final class Constraints {
  private final Cursor cursor;

  Constraints(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Whether one begins here that is not behind a column. */
  boolean isNext() {
    return cursor.seesAny("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN");
  }

  /** Steps over {@code CONSTRAINT} and the name behind it. */
  Optional<String> name() {
    return cursor.skip("CONSTRAINT") ? Optional.of(cursor.name()) : Optional.empty();
  }

  /**
   * Reads one; the cursor stands at the word that says its kind.
   *
   * @param column the one it stands behind
   */
  Constraint read(Optional<String> name, Optional<String> column) {
    int begin = cursor.place();
    String kind = cursor.next().keyword();
    return switch (kind) {
      case "PRIMARY" -> {
        cursor.require("KEY");
        yield key(Kind.PRIMARY_KEY, name, column, begin);
      }
      case "UNIQUE" -> key(Kind.UNIQUE, name, column, begin);
      case "CHECK" -> check(name, column, begin);
      case "FOREIGN" -> {
        cursor.require("KEY");
        List<String> columns = cursor.list(cursor::name);
        cursor.require("REFERENCES");
        yield reference(name, columns, begin);
      }
      case "REFERENCES" -> reference(name, column.stream().toList(), begin);
      default -> throw cursor.unexpected(kind + " is no constraint of SQLite's");
    };
  }

  private Constraint key(Kind kind, Optional<String> name, Optional<String> column, int begin) {
    List<String> columns =
        column.isPresent() ? List.of(column.get()) : new IndexedColumns(cursor).read();
    cursor.skipAny("ASC", "DESC");
    String definition = cursor.written(begin);
    skipConflict();
    cursor.skip("AUTOINCREMENT");
    return constraint(kind, name, columns, definition, Optional.empty(), Optional.empty());
  }

  private Constraint check(Optional<String> name, Optional<String> column, int begin) {
    cursor.skipParenthesis();
    String definition = cursor.written(begin);
    skipConflict();
    List<String> columns = column.stream().toList();
    return constraint(Kind.CHECK, name, columns, definition, Optional.empty(), Optional.empty());
  }

  /** {@code ON CONFLICT ...}: what happens to a row that does not fit. */
  void skipConflict() {
    if (cursor.skip("ON", "CONFLICT")) {
      cursor.next();
    }
  }

  private Constraint reference(Optional<String> name, List<String> columns, int begin) {
    TableName parent = cursor.table();
    if (cursor.sees("(")) {
      cursor.list(cursor::name);
    }
    Optional<String> onDelete = onDelete();
    String definition = cursor.written(begin);
    skipDeferrable();
    return constraint(Kind.FOREIGN_KEY, name, columns, definition, Optional.of(parent), onDelete);
  }

  private Optional<String> onDelete() {
    Optional<String> onDelete = Optional.empty();
    while (cursor.sees("ON") || cursor.sees("MATCH")) {
      if (cursor.skip("MATCH")) {
        cursor.name();
      } else {
        cursor.next();
        boolean delete = cursor.next().is("DELETE");
        String follows = follows();
        onDelete = delete ? Optional.of(follows) : onDelete;
      }
    }
    return onDelete.filter(follows -> !follows.equals("NO ACTION"));
  }

  private String follows() {
    String first = cursor.next().keyword();
    return switch (first) {
      case "SET", "NO" -> first + " " + cursor.next().keyword();
      default -> first;
    };
  }

  /** When a foreign key is looked at; whether something was there. */
  boolean skipDeferrable() {
    if (!cursor.skip("DEFERRABLE") && !cursor.skip("NOT", "DEFERRABLE")) {
      return false;
    }
    if (cursor.skip("INITIALLY")) {
      cursor.next();
    }
    return true;
  }

  private static Constraint constraint(
      Kind kind,
      Optional<String> name,
      List<String> columns,
      String definition,
      Optional<TableName> references,
      Optional<String> onDelete) {
    return new Constraint(
        kind, name, columns, definition, true, true, Optional.empty(), references, onDelete);
  }
}
