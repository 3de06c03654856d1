package dev.belay.config;

import dev.belay.database.DatabaseUrl;
import java.nio.file.Path;

/** Names of targets: the rule they keep, and one made up for a database that has none. */
final class TargetNames {
  private TargetNames() {}

  static boolean valid(String name) {
    if (name.isEmpty() || !letterOrDigit(name.charAt(0))) {
      return false;
    }
    for (int at = 1; at < name.length(); at++) {
      if (!fit(name.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  static String complaint(String name) {
    return "\""
        + name
        + "\" can't name a target: letters and digits, and behind the first also . _ and -";
  }

  /** A name for a database: its file's name without extension, or the last part of its URL. */
  static String of(DatabaseUrl url) {
    return of(url.scheme().equals(DatabaseUrl.SQLITE) ? fileName(url) : Address.of(url).name());
  }

  /** The nearest valid name. */
  static String of(String text) {
    var name = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      if (fit(letter) && (!name.isEmpty() || letterOrDigit(letter))) {
        name.append(letter);
      } else if (!name.isEmpty() && name.charAt(name.length() - 1) != '-') {
        name.append('-');
      }
    }
    return name.isEmpty() ? "database" : name.toString();
  }

  private static String fileName(DatabaseUrl url) {
    Path file = Path.of(url.location()).getFileName();
    String name = file == null ? "" : file.toString();
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }

  private static boolean letterOrDigit(char letter) {
    return (letter >= 'a' && letter <= 'z')
        || (letter >= 'A' && letter <= 'Z')
        || (letter >= '0' && letter <= '9');
  }

  private static boolean fit(char letter) {
    return letterOrDigit(letter) || letter == '.' || letter == '_' || letter == '-';
  }
}
