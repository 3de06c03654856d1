package dev.belay.sqlite.parse;

import dev.belay.sql.Action;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells what one statement does (https://www.sqlite.org/lang.html). */
final class Classifier {
  private final List<Token> tokens;
  private final Cursor cursor;

  private Classifier(String script, List<Token> tokens) {
    this.tokens = tokens;
    cursor = new Cursor(script, tokens);
  }

  /**
   * What it does, and where that is written; where it makes no sense, from where on.
   *
   * @param script the text that the tokens were cut from
   * @param tokens those of one statement
   */
  static Meaning classify(String script, List<Token> tokens) {
    return new Classifier(script, tokens).meaning();
  }

  private Meaning meaning() {
    Token last = tokens.get(tokens.size() - 1);
    if (last.kind() == Token.Kind.UNCLOSED) {
      String why = "what begins with " + begin(last.text()) + " is not closed";
      return new Meaning(new Action.Unparsed(why), List.of(last));
    }
    try {
      String first = cursor.next().keyword();
      if (first.equals("ALTER")) {
        return alter();
      }
      return new Meaning(statement(first), tokens);
    } catch (Cursor.UnexpectedException e) {
      return new Meaning(new Action.Unparsed(String.valueOf(e.getMessage())), e.place());
    }
  }

  private static String begin(String text) {
    String line = text.lines().findFirst().orElse(text);
    return line.length() > 20 ? line.substring(0, 20) + "..." : line;
  }

  private Meaning alter() {
    if (!cursor.skip("TABLE")) {
      throw cursor.unexpected("SQLite knows no ALTER " + cursor.next().keyword());
    }
    return new Alteration(cursor).meaning();
  }

  private Action statement(String first) {
    return switch (first) {
      case "CREATE" -> new Creation(cursor).action();
      case "DROP" -> drop();
      case "WITH" -> new Writing(cursor).with();
      case "INSERT", "REPLACE" -> new Writing(cursor).insert(first);
      case "UPDATE" -> new Writing(cursor).update();
      case "DELETE" -> new Writing(cursor).delete();
      case "SELECT", "VALUES", "EXPLAIN" -> new Action.Query();
      case "PRAGMA" -> pragma();
      case "VACUUM" -> vacuum();
      case "ATTACH", "DETACH" -> new Action.Attachment(first);
      case "BEGIN", "COMMIT", "END", "SAVEPOINT", "RELEASE" -> new Action.TransactionControl(first);
      case "ROLLBACK" -> rollback();
      case "REINDEX", "ANALYZE" -> new Action.Other(first);
      default -> throw cursor.unexpected("SQLite knows no statement " + first);
    };
  }

  private Action drop() {
    String what = cursor.next().keyword();
    boolean ifExists = cursor.skipIfExists();
    return switch (what) {
      case "TABLE" -> new Action.DropTable(cursor.table(), ifExists);
      case "INDEX", "VIEW", "TRIGGER" ->
          new Action.DropObject(what.toLowerCase(Locale.ROOT), cursor.table().name(), ifExists);
      default -> throw cursor.unexpected("SQLite knows no DROP " + what);
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

  private Action pragma() {
    String name = cursor.table().name().toLowerCase(Locale.ROOT);
    if (!cursor.skipAny("=", "(")) {
      return new Action.Setting(name, Optional.empty());
    }
    int begin = cursor.place();
    boolean signed = cursor.skipAny("-", "+");
    String value = cursor.next().name();
    return new Action.Setting(name, Optional.of(signed ? cursor.written(begin) : value));
  }
}
