package dev.belay.config;

import java.util.Optional;
import java.util.function.Function;

/** One value of a .env file as it stands there, and what it means by the way it is quoted. */
final class DotEnvValue {
  private final String raw;
  private final Function<String, Optional<String>> variables;

  DotEnvValue(String raw, Function<String, Optional<String>> variables) {
    this.raw = raw.indexOf('\r') < 0 ? raw : raw.replace("\r\n", "\n");
    this.variables = variables;
  }

  String unquoted() {
    return expand(false);
  }

  String doubleQuoted() {
    return expand(true);
  }

  String singleQuoted() {
    if (raw.indexOf('\\') < 0) {
      return raw;
    }
    var value = new StringBuilder();
    for (int at = 0; at < raw.length(); at++) {
      if (raw.charAt(at) == '\\'
          && at + 1 < raw.length()
          && "'\\".indexOf(raw.charAt(at + 1)) >= 0) {
        at++;
      }
      value.append(raw.charAt(at));
    }
    return value.toString();
  }

  private String expand(boolean quoted) {
    if (raw.indexOf('\\') < 0 && raw.indexOf('$') < 0) {
      return raw;
    }
    var value = new StringBuilder();
    int at = 0;
    while (at < raw.length()) {
      char letter = raw.charAt(at);
      if (letter == '\\' && at + 1 < raw.length()) {
        value.append(escaped(raw.charAt(at + 1), quoted));
        at += 2;
      } else if (letter == '$') {
        at = reference(value, at);
      } else {
        value.append(letter);
        at++;
      }
    }
    return value.toString();
  }

  private static String escaped(char letter, boolean quoted) {
    if (letter == '$') {
      return "$";
    }
    if (!quoted) {
      return "\\" + letter;
    }
    return switch (letter) {
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case '"' -> "\"";
      case '\\' -> "\\";
      default -> "\\" + letter;
    };
  }

  /** Appends what a reference means, empty if not set; anything else after a {@code $} stays. */
  private int reference(StringBuilder value, int at) {
    int close = raw.startsWith("${", at) ? raw.indexOf('}', at) : -1;
    if (close < 0 || !Expansion.isReference(raw.substring(at + 2, close))) {
      value.append('$');
      return at + 1;
    }
    value.append(Expansion.value(raw.substring(at + 2, close), variables).orElse(""));
    return close + 1;
  }
}
