package dev.belay.postgres.parse;

import dev.belay.sql.Action;
import java.util.List;
import java.util.Set;

/** Tells what one statement does (https://www.postgresql.org/docs/18/sql-commands.html). */
final class Classifier {
  /** Those that are called by their first word alone. */
  private static final Set<String> OTHERS =
      Set.of(
          "ANALYSE",
          "ANALYZE",
          "CALL",
          "CHECKPOINT",
          "CLOSE",
          "COMMENT",
          "DEALLOCATE",
          "DECLARE",
          "DO",
          "EXECUTE",
          "FETCH",
          "GRANT",
          "LISTEN",
          "LOAD",
          "LOCK",
          "MOVE",
          "NOTIFY",
          "REASSIGN",
          "REFRESH",
          "REVOKE",
          "SECURITY",
          "UNLISTEN");

  private final Cursor cursor;

  private Classifier(Cursor cursor) {
    this.cursor = cursor;
  }

  static Action classify(List<Token> tokens) {
    Token last = tokens.get(tokens.size() - 1);
    return switch (last.kind()) {
      case UNCLOSED ->
          new Action.Unparsed("what begins with " + begin(last.text()) + " is not closed");
      case PSQL -> new Action.Unparsed(begin(last.text()) + " is a command of psql's, not SQL");
      case DATA -> new Action.Unparsed("the rows of COPY ... FROM stdin are for psql, not SQL");
      case WORD, QUOTED, STRING, NUMBER, PARAMETER, SYMBOL -> understood(tokens);
    };
  }

  /** Whether it is for the server at all, as far as the last token tells. */
  static boolean isSql(List<Token> tokens) {
    return switch (tokens.get(tokens.size() - 1).kind()) {
      case UNCLOSED, PSQL, DATA -> false;
      case WORD, QUOTED, STRING, NUMBER, PARAMETER, SYMBOL -> true;
    };
  }

  private static String begin(String text) {
    String line = text.lines().findFirst().orElse(text);
    return line.length() > 20 ? line.substring(0, 20) + "..." : line;
  }

  private static Action understood(List<Token> tokens) {
    try {
      return statement(new Cursor(tokens));
    } catch (Cursor.UnexpectedException e) {
      return new Action.Unparsed(String.valueOf(e.getMessage()));
    }
  }

  /**
   * What the statement does that the cursor stands before.
   *
   * @throws Cursor.UnexpectedException if it makes no sense
   */
  static Action statement(Cursor cursor) {
    return new Classifier(cursor).statement();
  }

  private Action statement() {
    if (cursor.sees("(")) {
      return new Selection(cursor).action();
    }
    String first = cursor.keyword();
    return switch (first) {
      case "CREATE" -> new Creation(cursor).action();
      case "DROP" -> new Removal(cursor).action();
      case "ALTER" -> new Alteration(cursor).action();
      case "WITH" -> new With(cursor).action();
      case "INSERT" -> new Insertion(cursor).action();
      case "UPDATE", "DELETE", "TRUNCATE", "MERGE" -> new Overwriting(cursor).action(first);
      case "COPY" -> new Copying(cursor).action();
      case "SELECT", "VALUES", "TABLE" -> new Selection(cursor).action();
      case "EXPLAIN" -> explain();
      case "SET", "RESET", "SHOW" -> new Settings(cursor).action(first);
      default -> sessionOrStorage(first);
    };
  }

  private Action sessionOrStorage(String first) {
    return switch (first) {
      case "VACUUM" -> new Action.Maintenance("VACUUM");
      case "CLUSTER", "REINDEX", "REPACK" -> storage(first);
      case "BEGIN", "START", "COMMIT", "END", "ABORT", "SAVEPOINT", "RELEASE", "ROLLBACK" ->
          transaction(first);
      case "PREPARE" ->
          cursor.sees("TRANSACTION")
              ? new Action.TransactionControl("PREPARE TRANSACTION")
              : new Action.Other("PREPARE");
      case "DISCARD" -> new Action.Other(cursor.sees("ALL") ? "DISCARD ALL" : "DISCARD");
      case "IMPORT" -> new Action.Attachment("IMPORT FOREIGN SCHEMA");
      default ->
          OTHERS.contains(first)
              ? new Action.Other(first)
              : new Action.Unparsed("PostgreSQL knows no statement " + first);
    };
  }

  private Action storage(String first) {
    return Alone.isStorageAlone(first, cursor)
        ? new Action.Maintenance(first)
        : new Action.Other(first);
  }

  private Action transaction(String first) {
    if (cursor.sees("PREPARED")) {
      return new Action.TransactionControl(first + " PREPARED");
    }
    if (first.equals("ROLLBACK")) {
      cursor.skipAny("WORK", "TRANSACTION");
      return new Action.TransactionControl(cursor.sees("TO") ? "ROLLBACK TO" : "ROLLBACK");
    }
    return new Action.TransactionControl(first.equals("START") ? "START TRANSACTION" : first);
  }

  /** {@code EXPLAIN ANALYZE} runs what it explains. */
  private Action explain() {
    boolean runs = false;
    if (cursor.sees("(")) {
      runs = hasAnalyze(new Cursor(cursor.parenthesis()));
    } else {
      runs = cursor.skipAny("ANALYZE", "ANALYSE");
      cursor.skip("VERBOSE");
    }
    return runs ? statement(cursor) : new Action.Query();
  }

  private static boolean hasAnalyze(Cursor options) {
    if (options.skipTo("ANALYZE", "ANALYSE").isEmpty()) {
      return false;
    }
    options.next();
    return !options.seesAny("FALSE", "OFF") && (options.atEnd() || !isZero(options.peek()));
  }

  private static boolean isZero(Token token) {
    return token.text().equals("0");
  }
}
