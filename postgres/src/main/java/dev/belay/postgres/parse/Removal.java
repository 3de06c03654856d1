package dev.belay.postgres.parse;

import dev.belay.sql.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code DROP} of what is outside of any schema; of all else the tree tells more. */
final class Removal {
  private static final Set<String> NAMED = Set.of("GROUP", "ROLE", "SUBSCRIPTION", "USER");

  private final Cursor cursor;

  /** The cursor stands behind {@code DROP}. */
  Removal(Cursor cursor) {
    this.cursor = cursor;
  }

  Action action() {
    String what = what();
    boolean ifExists = cursor.skipIfExists();
    return switch (what) {
      case "DATABASE" -> new Action.Attachment("DROP DATABASE");
      case "TABLESPACE" -> new Action.Maintenance("DROP TABLESPACE");
      default ->
          NAMED.contains(what)
              ? objects(what.toLowerCase(Locale.ROOT), ifExists)
              : new Action.Other("DROP " + what);
    };
  }

  private String what() {
    String first = cursor.next().keyword();
    return switch (first) {
      case "ACCESS", "EVENT", "MATERIALIZED", "TEXT" -> first + " " + cursor.keyword();
      case "FOREIGN" ->
          cursor.skip("DATA", "WRAPPER") ? "FOREIGN DATA WRAPPER" : first + " " + cursor.keyword();
      case "USER" -> cursor.skip("MAPPING") ? "USER MAPPING" : first;
      case "PROCEDURAL" -> cursor.keyword();
      default -> first;
    };
  }

  private Action objects(String kind, boolean ifExists) {
    List<Action> actions = new ArrayList<>();
    for (String name : cursor.list(() -> cursor.table().name())) {
      actions.add(new Action.DropObject(kind, name, ifExists));
    }
    return Action.Several.of(actions);
  }
}
