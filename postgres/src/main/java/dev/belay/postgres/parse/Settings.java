package dev.belay.postgres.parse;

import dev.belay.sql.Action;
import java.util.Locale;
import java.util.Optional;

/** {@code SET}, {@code RESET} and {@code SHOW}. */
final class Settings {
  private static final String DEFAULT = "DEFAULT";

  private final Cursor cursor;

  /** The cursor stands behind the verb. */
  Settings(Cursor cursor) {
    this.cursor = cursor;
  }

  Action action(String verb) {
    return switch (verb) {
      case "SHOW" -> new Action.Setting(name(), Optional.empty());
      case "RESET" -> new Action.Setting(name(), Optional.of(DEFAULT));
      default -> set();
    };
  }

  private Action set() {
    if (cursor.skip("SESSION", "CHARACTERISTICS", "AS")) {
      return new Action.Setting("session characteristics", Optional.of(value()));
    }
    if (!cursor.skip("LOCAL") && !sessionAuthorization()) {
      cursor.skip("SESSION");
    }
    String name = name();
    if (!cursor.skip("TO")) {
      cursor.skip("=");
    }
    return new Action.Setting(name, Optional.of(value()));
  }

  private boolean sessionAuthorization() {
    return cursor.rest().size() > 1 && cursor.rest().get(1).is("AUTHORIZATION");
  }

  /** Some are of two words: {@code SET TIME ZONE}. */
  private String name() {
    if (cursor.skip("TIME", "ZONE")) {
      return "timezone";
    }
    if (cursor.skip("SESSION", "AUTHORIZATION")) {
      return "session_authorization";
    }
    if (cursor.skip("TRANSACTION", "ISOLATION", "LEVEL")) {
      return "transaction_isolation";
    }
    var name = new StringBuilder(Name.of(cursor.next(), '\\'));
    while (cursor.skip(".")) {
      name.append('.').append(Name.of(cursor.next(), '\\'));
    }
    return name.toString().toLowerCase(Locale.ROOT);
  }

  private String value() {
    cursor.peek();
    int begin = cursor.place();
    while (!cursor.atEnd()) {
      cursor.next();
    }
    String text = cursor.text(begin, cursor.place());
    boolean string = cursor.since(begin).size() == 1 && text.startsWith("'");
    return string ? text.substring(1, text.length() - 1).replace("''", "'") : text;
  }
}
