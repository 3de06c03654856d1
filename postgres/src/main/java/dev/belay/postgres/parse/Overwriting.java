package dev.belay.postgres.parse;

import dev.belay.database.TableName;
import dev.belay.sql.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code UPDATE}, {@code DELETE}, {@code TRUNCATE} and {@code MERGE}. */
final class Overwriting {
  private final Cursor cursor;

  /** The cursor stands behind the verb. */
  Overwriting(Cursor cursor) {
    this.cursor = cursor;
  }

  Action action(String verb) {
    return switch (verb) {
      case "UPDATE" -> update();
      case "DELETE" -> delete();
      case "TRUNCATE" -> truncate();
      default -> merge();
    };
  }

  private Action update() {
    TableName table = cursor.relation();
    cursor.skipTo("SET");
    cursor.next();
    List<String> columns = assignments();
    return new Action.Update(table, columns, Condition.filters(cursor));
  }

  /** Steps to behind the last assignment. */
  private List<String> assignments() {
    List<String> columns = new ArrayList<>();
    do {
      if (cursor.sees("(")) {
        columns.addAll(cursor.names());
      } else {
        columns.add(cursor.name());
      }
    } while (cursor.skipTo(",", "WHERE", "FROM", "RETURNING", "WHEN").isPresent()
        && cursor.skip(","));
    return columns;
  }

  private Action delete() {
    cursor.skip("FROM");
    return new Action.Delete(cursor.relation(), Condition.filters(cursor));
  }

  private Action truncate() {
    cursor.skip("TABLE");
    List<TableName> tables = cursor.list(cursor::relation);
    boolean cascade = cursor.skipTo("CASCADE").isPresent();
    List<Action> actions = new ArrayList<>();
    for (TableName table : tables) {
      actions.add(new Action.Truncate(table, cascade));
    }
    return Action.Several.of(actions);
  }

  private Action merge() {
    cursor.skip("INTO");
    TableName table = cursor.relation();
    cursor.skipTo("USING");
    cursor.skipTo("ON");
    cursor.next();
    int condition = cursor.place();
    cursor.skipTo("WHEN");
    boolean filtered = Condition.canBeFalse(cursor.since(condition));
    List<Action> actions = new ArrayList<>();
    while (cursor.skipTo("WHEN").isPresent()) {
      when(table, filtered).ifPresent(actions::add);
    }
    return actions.isEmpty() ? new Action.Other("MERGE") : Action.Several.of(actions);
  }

  /** One {@code WHEN ... THEN ...}. */
  private Optional<Action> when(TableName table, boolean filtered) {
    cursor.next();
    cursor.skipTo("THEN");
    cursor.next();
    return switch (cursor.keyword()) {
      case "UPDATE" -> {
        cursor.skip("SET");
        yield Optional.of(new Action.Update(table, assignments(), filtered));
      }
      case "DELETE" -> Optional.of(new Action.Delete(table, filtered));
      case "INSERT" -> {
        List<String> columns = cursor.sees("(") ? cursor.names() : List.of();
        yield Optional.of(new Action.Insert(table, Optional.empty(), columns, false, List.of()));
      }
      default -> Optional.empty();
    };
  }
}
