package dev.belay.postgres.parse;

import dev.belay.sql.Action;
import java.util.Set;

/** {@code ALTER} of what is no table. */
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
          "TYPE",
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
      case "TABLE" -> new Action.Other(cursor.skip("ALL") ? "ALTER TABLE ALL" : "ALTER TABLE");
      case "FOREIGN" ->
          new Action.Other(
              cursor.skip("TABLE") ? "ALTER FOREIGN TABLE" : "ALTER FOREIGN DATA WRAPPER");
      default ->
          OTHERS.contains(what)
              ? new Action.Other("ALTER " + what)
              : new Action.Unparsed("PostgreSQL knows no ALTER " + what);
    };
  }
}
