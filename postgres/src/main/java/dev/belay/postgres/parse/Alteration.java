package dev.belay.postgres.parse;

import dev.belay.sql.Action;
import java.util.Set;

/** {@code ALTER}. */
final class Alteration {
  private static final Set<String> OTHERS =
      Set.of(
          "AGGREGATE",
          "COLLATION",
          "CONVERSION",
          "DATABASE",
          "DEFAULT",
          "DOMAIN",
          "EVENT",
          "EXTENSION",
          "FUNCTION",
          "GROUP",
          "INDEX",
          "LANGUAGE",
          "LARGE",
          "MATERIALIZED",
          "OPERATOR",
          "POLICY",
          "PROCEDURAL",
          "PROCEDURE",
          "PROPERTY",
          "PUBLICATION",
          "ROLE",
          "ROUTINE",
          "RULE",
          "SCHEMA",
          "SEQUENCE",
          "SERVER",
          "STATISTICS",
          "SUBSCRIPTION",
          "SYSTEM",
          "TABLESPACE",
          "TEXT",
          "TRIGGER",
          "USER",
          "VIEW");

  private final Cursor cursor;

  /** The cursor stands behind {@code ALTER}. */
  Alteration(Cursor cursor) {
    this.cursor = cursor;
  }

  Action action() {
    String what = cursor.next().keyword();
    return switch (what) {
      case "TABLE" -> table();
      case "FOREIGN" ->
          cursor.skip("TABLE")
              ? new AlterTable(cursor).action()
              : new Action.Other("ALTER FOREIGN DATA WRAPPER");
      case "TYPE" -> type();
      default ->
          OTHERS.contains(what)
              ? new Action.Other("ALTER " + what)
              : new Action.Unparsed("PostgreSQL knows no ALTER " + what);
    };
  }

  private Action table() {
    return cursor.skip("ALL", "IN", "TABLESPACE")
        ? new Action.Other("ALTER TABLE ALL")
        : new AlterTable(cursor).action();
  }

  private Action type() {
    cursor.table();
    return new Action.Other(cursor.skip("ADD", "VALUE") ? "ALTER TYPE ADD VALUE" : "ALTER TYPE");
  }
}
