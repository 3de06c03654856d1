package dev.belay.postgres.parse;

import dev.belay.database.TableName;
import dev.belay.sql.Action;
import java.util.List;
import java.util.Set;

/** {@code CREATE}, as far as tokens tell more than the tree does, or as much. */
final class Creation {
  private static final Set<String> OTHERS =
      Set.of(
          "ACCESS",
          "AGGREGATE",
          "CAST",
          "COLLATION",
          "CONVERSION",
          "DOMAIN",
          "EVENT",
          "EXTENSION",
          "FUNCTION",
          "GROUP",
          "INDEX",
          "LANGUAGE",
          "OPERATOR",
          "POLICY",
          "PROCEDURE",
          "PROPERTY",
          "PUBLICATION",
          "ROLE",
          "RULE",
          "SCHEMA",
          "SEQUENCE",
          "STATISTICS",
          "TEXT",
          "TRANSFORM",
          "TYPE",
          "UNIQUE",
          "USER");

  private final Cursor cursor;

  /** The cursor stands behind {@code CREATE}. */
  Creation(Cursor cursor) {
    this.cursor = cursor;
  }

  Action action() {
    cursor.skip("OR", "REPLACE");
    boolean temporary = Selection.temporary(cursor);
    cursor.skip("UNLOGGED");
    cursor.skipAny("TRUSTED", "DEFAULT", "RECURSIVE", "CONSTRAINT");
    cursor.skip("PROCEDURAL");
    String what = cursor.next().keyword();
    return switch (what) {
      case "TABLE" -> table(temporary);
      case "VIEW" -> new Action.CreateView(cursor.table().name(), temporary);
      case "MATERIALIZED" -> materializedView();
      case "TRIGGER" -> trigger();
      case "SERVER", "SUBSCRIPTION", "DATABASE" -> new Action.Attachment("CREATE " + what);
      case "FOREIGN" -> foreign();
      case "TABLESPACE" -> new Action.Maintenance("CREATE TABLESPACE");
      default -> other(what);
    };
  }

  private static Action other(String what) {
    return OTHERS.contains(what)
        ? new Action.Other("CREATE " + what)
        : new Action.Unparsed("PostgreSQL knows no CREATE " + what);
  }

  private Action foreign() {
    return cursor.sees("TABLE")
        ? new Action.Attachment("CREATE FOREIGN TABLE")
        : new Action.Other("CREATE FOREIGN DATA WRAPPER");
  }

  /** A query that fills the table may have expressions that write. */
  private Action table(boolean temporary) {
    boolean ifNotExists = cursor.skipIfExists();
    TableName table = cursor.table();
    boolean fromQuery = cursor.skipTo("AS").isPresent();
    var made = new Action.CreateTable(table, ifNotExists, temporary, fromQuery);
    if (!fromQuery) {
      return made;
    }
    cursor.next();
    Action query = Classifier.statement(cursor);
    return query instanceof Action.Query || query instanceof Action.Other
        ? made
        : Action.Several.of(List.of(query, made));
  }

  private Action materializedView() {
    expect("VIEW");
    cursor.skipIfExists();
    return new Action.CreateView(cursor.table().name(), false);
  }

  private Action trigger() {
    String trigger = cursor.name();
    cursor.skipTo("ON");
    expect("ON");
    return new Action.CreateTrigger(trigger, cursor.table(), false);
  }

  private void expect(String word) {
    if (!cursor.skip(word)) {
      throw new Cursor.UnexpectedException("there is no " + word + " where one must be");
    }
  }
}
