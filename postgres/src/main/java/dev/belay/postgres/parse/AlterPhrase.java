package dev.belay.postgres.parse;

import java.util.List;

/** What a command of {@code ALTER TABLE} does, in its own words. */
final class AlterPhrase {
  private final Cursor cursor;

  private AlterPhrase(List<Token> command) {
    cursor = new Cursor(command);
  }

  /** The first words, as far as they say what is done; no names. */
  static String of(List<Token> command) {
    return new AlterPhrase(command).phrase();
  }

  private String phrase() {
    String verb = cursor.next().keyword();
    return verb.equals("ALTER") ? alter() : words(verb);
  }

  private String alter() {
    if (cursor.sees("CONSTRAINT")) {
      return "ALTER CONSTRAINT";
    }
    cursor.skip("COLUMN");
    if (cursor.peek().kind() == Token.Kind.NUMBER) {
      cursor.next();
    } else {
      cursor.name();
    }
    return "ALTER COLUMN " + words(cursor.next().keyword());
  }

  private String words(String first) {
    return switch (first) {
      case "SET", "DROP", "VALIDATE", "OWNER", "REPLICA", "NO", "CLUSTER" ->
          cursor.atEnd() || cursor.sees("(") ? first : first + " " + second();
      case "ENABLE", "DISABLE", "FORCE" -> first + " " + second();
      default -> first;
    };
  }

  private String second() {
    String second = cursor.next().keyword();
    return switch (second) {
      case "NOT", "ACCESS", "ROW", "ALWAYS", "REPLICA", "WITHOUT" ->
          cursor.atEnd() ? second : second + " " + cursor.next().keyword();
      default -> second;
    };
  }
}
