package dev.belay.sqlite.parse;

import dev.belay.database.TableName;
import dev.belay.sql.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells what one statement does (https://www.sqlite.org/lang.html). */
final class Classifier {
  private final Cursor cursor;
  private final String first;

  private Classifier(List<Token> tokens) {
    cursor = new Cursor(tokens);
    first = tokens.get(0).keyword();
  }

  static Action classify(List<Token> tokens) {
    Token last = tokens.get(tokens.size() - 1);
    if (last.kind() == Token.Kind.UNCLOSED) {
      return new Action.Unparsed("what begins with " + begin(last.text()) + " is not closed");
    }
    try {
      return new Classifier(tokens).statement();
    } catch (Cursor.UnexpectedException e) {
      return new Action.Unparsed(String.valueOf(e.getMessage()));
    }
  }

  private static String begin(String text) {
    String line = text.lines().findFirst().orElse(text);
    return line.length() > 20 ? line.substring(0, 20) + "..." : line;
  }

  private Action statement() {
    cursor.next();
    return switch (first) {
      case "CREATE" -> create();
      case "DROP" -> drop();
      case "ALTER" -> alter();
      case "WITH" -> with();
      case "INSERT", "REPLACE" -> insert(first);
      case "UPDATE" -> update();
      case "DELETE" -> delete();
      case "SELECT", "VALUES", "EXPLAIN" -> new Action.Query();
      case "PRAGMA" -> pragma();
      case "VACUUM" -> vacuum();
      case "ATTACH", "DETACH" -> new Action.Attachment(first);
      case "BEGIN", "COMMIT", "END", "SAVEPOINT", "RELEASE" -> new Action.TransactionControl(first);
      case "ROLLBACK" -> rollback();
      case "REINDEX", "ANALYZE" -> new Action.Other(first);
      default -> new Action.Unparsed("SQLite knows no statement " + first);
    };
  }

  /** {@code VACUUM INTO} makes another file and leaves this one as it is. */
  private Action vacuum() {
    return cursor.skipTo("INTO").isPresent()
        ? new Action.Attachment("VACUUM INTO")
        : new Action.Maintenance("VACUUM");
  }

  private Action rollback() {
    cursor.skip("TRANSACTION");
    return new Action.TransactionControl(cursor.sees("TO") ? "ROLLBACK TO" : "ROLLBACK");
  }

  private Action create() {
    boolean temporary = cursor.skip("TEMP") || cursor.skip("TEMPORARY");
    boolean unique = cursor.skip("UNIQUE");
    String what = cursor.next().keyword();
    boolean ifNotExists = cursor.skipIfExists();
    return switch (what) {
      case "TABLE" -> createTable(temporary, ifNotExists);
      case "INDEX" -> createIndex(unique);
      case "VIEW" -> new Action.CreateView(cursor.table().name(), temporary);
      case "TRIGGER" -> createTrigger(temporary);
      case "VIRTUAL" -> new Action.Other("CREATE VIRTUAL TABLE");
      default -> new Action.Unparsed("SQLite knows no CREATE " + what);
    };
  }

  private Action createTable(boolean temporary, boolean ifNotExists) {
    TableName table = cursor.table();
    return new Action.CreateTable(table, ifNotExists, temporary, cursor.sees("AS"));
  }

  private Action createIndex(boolean unique) {
    String index = cursor.table().name();
    cursor.skip("ON");
    return new Action.CreateIndex(index, cursor.table(), unique);
  }

  private Action createTrigger(boolean temporary) {
    String trigger = cursor.table().name();
    cursor.skipTo("ON");
    cursor.skip("ON");
    TableName table = cursor.table();
    if (!cursor.endsWith(";", "END")) {
      return new Action.Unparsed("the trigger " + trigger + " has no END");
    }
    return new Action.CreateTrigger(trigger, table, temporary);
  }

  private Action drop() {
    String what = cursor.next().keyword();
    boolean ifExists = cursor.skipIfExists();
    return switch (what) {
      case "TABLE" -> new Action.DropTable(cursor.table(), ifExists);
      case "INDEX", "VIEW", "TRIGGER" ->
          new Action.DropObject(what.toLowerCase(Locale.ROOT), cursor.table().name(), ifExists);
      default -> new Action.Unparsed("SQLite knows no DROP " + what);
    };
  }

  private Action alter() {
    if (!cursor.skip("TABLE")) {
      return new Action.Unparsed("SQLite knows no ALTER " + cursor.next().keyword());
    }
    TableName table = cursor.table();
    String what = cursor.next().keyword();
    if (cursor.sees("CONSTRAINT") || cursor.sees("CHECK")) {
      return new Action.AlterTable(table, what + " " + cursor.next().keyword());
    }
    return switch (what) {
      case "ADD" -> addColumn(table);
      case "DROP" -> {
        cursor.skip("COLUMN");
        yield new Action.DropColumn(table, cursor.name());
      }
      case "RENAME" -> rename(table);
      default -> new Action.AlterTable(table, what);
    };
  }

  private Action rename(TableName table) {
    if (cursor.skip("TO")) {
      return new Action.RenameTable(table, cursor.name());
    }
    cursor.skip("COLUMN");
    String column = cursor.name();
    cursor.skip("TO");
    return new Action.RenameColumn(table, column, cursor.name());
  }

  private Action addColumn(TableName table) {
    cursor.skip("COLUMN");
    String column = cursor.name();
    String type = type();
    boolean notNull = false;
    Optional<String> defaultValue = Optional.empty();
    while (!cursor.atEnd()) {
      if (cursor.skip("NOT", "NULL")) {
        notNull = true;
      } else if (cursor.skip("DEFAULT")) {
        defaultValue = Optional.of(defaultValue());
      } else if (cursor.sees("(")) {
        cursor.skipParenthesis();
      } else {
        cursor.next();
      }
    }
    return new Action.AddColumn(table, column, type, notNull, defaultValue);
  }

  private String type() {
    List<String> words = new ArrayList<>();
    while (!cursor.atEnd() && !isConstraint(cursor.peek())) {
      words.add(cursor.next().text());
    }
    return String.join(" ", words);
  }

  private static boolean isConstraint(Token token) {
    return List.of(
            "CONSTRAINT",
            "PRIMARY",
            "NOT",
            "NULL",
            "UNIQUE",
            "CHECK",
            "DEFAULT",
            "COLLATE",
            "REFERENCES",
            "GENERATED",
            "AS")
        .contains(token.kind() == Token.Kind.WORD ? token.keyword() : "");
  }

  private String defaultValue() {
    List<Token> rest = cursor.rest();
    if (cursor.sees("(")) {
      cursor.skipParenthesis();
      int taken = rest.size() - cursor.rest().size();
      return String.join(" ", rest.subList(0, taken).stream().map(Token::text).toList());
    }
    String sign = cursor.sees("-") || cursor.sees("+") ? cursor.next().text() : "";
    return sign + cursor.next().text();
  }

  /** Common table expressions, then the statement proper. */
  private Action with() {
    return cursor
        .skipTo("INSERT", "REPLACE", "UPDATE", "DELETE", "SELECT", "VALUES")
        .map(
            verb -> {
              cursor.next();
              return switch (verb.keyword()) {
                case "INSERT", "REPLACE" -> insert(verb.keyword());
                case "UPDATE" -> update();
                case "DELETE" -> delete();
                default -> new Action.Query();
              };
            })
        .orElseGet(() -> new Action.Unparsed("WITH without a statement"));
  }

  private Action insert(String verb) {
    Optional<String> conflict = verb.equals("REPLACE") ? Optional.of("REPLACE") : conflictClause();
    cursor.skip("INTO");
    TableName table = cursor.table();
    if (cursor.skip("AS")) {
      cursor.next();
    }
    List<String> columns = cursor.sees("(") ? names() : List.of();
    var source = new RowSource(cursor);
    return new Action.Insert(table, conflict, columns, source.selectsStar(), source.tables());
  }

  private Optional<String> conflictClause() {
    return cursor.skip("OR") ? Optional.of(cursor.next().keyword()) : Optional.empty();
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    cursor.next();
    while (!cursor.skip(")")) {
      Token token = cursor.next();
      if (!token.is(",")) {
        names.add(token.name());
      }
    }
    return names;
  }

  private Action update() {
    conflictClause();
    TableName table = cursor.table();
    cursor.skipTo("SET");
    List<String> columns = new ArrayList<>();
    while (cursor.skip("SET") || cursor.skip(",")) {
      if (cursor.sees("(")) {
        columns.addAll(names());
      } else {
        columns.add(cursor.next().name());
      }
      cursor.skipTo(",", "WHERE", "FROM", "RETURNING");
    }
    return new Action.Update(table, columns, filtered());
  }

  private Action delete() {
    cursor.skip("FROM");
    return new Action.Delete(cursor.table(), filtered());
  }

  private boolean filtered() {
    return cursor.skipTo("WHERE").isPresent() && Condition.canBeFalse(cursor.rest());
  }

  private Action pragma() {
    String name = cursor.table().name().toLowerCase(Locale.ROOT);
    if (cursor.skip("=") || cursor.skip("(")) {
      String sign = cursor.sees("-") || cursor.sees("+") ? cursor.next().text() : "";
      return new Action.Setting(name, Optional.of(sign + cursor.next().name()));
    }
    return new Action.Setting(name, Optional.empty());
  }
}
