package dev.belay.postgres.parse;

import dev.belay.database.TableName;
import dev.belay.sql.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code DROP}. */
final class Removal {
  /** What is dropped by a list of names. */
  private static final Set<String> NAMED =
      Set.of(
          "ACCESS METHOD",
          "AGGREGATE",
          "COLLATION",
          "CONVERSION",
          "DOMAIN",
          "EVENT TRIGGER",
          "EXTENSION",
          "FOREIGN DATA WRAPPER",
          "FOREIGN TABLE",
          "FUNCTION",
          "GROUP",
          "INDEX",
          "LANGUAGE",
          "MATERIALIZED VIEW",
          "POLICY",
          "PROCEDURE",
          "PUBLICATION",
          "ROLE",
          "ROUTINE",
          "RULE",
          "SCHEMA",
          "SEQUENCE",
          "SERVER",
          "STATISTICS",
          "SUBSCRIPTION",
          "TRIGGER",
          "TYPE",
          "USER",
          "VIEW");

  private static final Set<String> OTHERS =
      Set.of("CAST", "OPERATOR", "OWNED", "PROPERTY", "TEXT SEARCH", "TRANSFORM", "USER MAPPING");

  private final Cursor cursor;

  /** The cursor stands behind {@code DROP}. */
  Removal(Cursor cursor) {
    this.cursor = cursor;
  }

  Action action() {
    String what = what();
    cursor.skip("CONCURRENTLY");
    boolean ifExists = cursor.skipIfExists();
    return switch (what) {
      case "TABLE" -> tables(ifExists);
      case "DATABASE" -> new Action.Attachment("DROP DATABASE");
      case "TABLESPACE" -> new Action.Maintenance("DROP TABLESPACE");
      default -> {
        if (NAMED.contains(what)) {
          yield objects(what.toLowerCase(Locale.ROOT), ifExists);
        }
        yield OTHERS.contains(what)
            ? new Action.Other("DROP " + what)
            : new Action.Unparsed("PostgreSQL knows no DROP " + what);
      }
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

  private Action tables(boolean ifExists) {
    List<Action> actions = new ArrayList<>();
    for (TableName table : cursor.list(cursor::table)) {
      actions.add(new Action.DropTable(table, ifExists));
    }
    return Action.Several.of(actions);
  }

  private Action objects(String kind, boolean ifExists) {
    List<Action> actions = new ArrayList<>();
    for (String name : cursor.list(this::object)) {
      actions.add(new Action.DropObject(kind, name, ifExists));
    }
    return Action.Several.of(actions);
  }

  /** A function has its arguments behind its name. */
  private String object() {
    String name = cursor.table().name();
    if (cursor.sees("(")) {
      cursor.parenthesis();
    }
    return name;
  }
}
