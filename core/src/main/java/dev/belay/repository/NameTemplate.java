package dev.belay.repository;

import java.util.List;
import java.util.Map;

/**
 * How backups are named: letters, digits, {@code . _ -} and placeholders. The time stamp is a must,
 * or two backups would have one name.
 *
 * @param text the template, as in {@code db_backup_{timestamp}_{label}}
 */
public record NameTemplate(String text) {
  public static final String TIMESTAMP = "timestamp";
  public static final String LABEL = "label";
  public static final String TARGET = "target";
  public static final String ENVIRONMENT = "environment";

  private static final List<String> PLACEHOLDERS = List.of(TIMESTAMP, LABEL, TARGET, ENVIRONMENT);

  /** Checks the template; what is wrong is said in the exception, without the text itself. */
  public NameTemplate {
    check(text);
  }

  private static void check(String text) {
    if (!text.contains("{" + TIMESTAMP + "}")) {
      throw new IllegalArgumentException("has no {timestamp}, so names would not be unique");
    }
    if (text.startsWith(".") || text.startsWith("-")) {
      throw new IllegalArgumentException("begins with " + text.charAt(0));
    }
    int at = 0;
    while (at < text.length()) {
      at = text.charAt(at) == '{' ? endOfPlaceholder(text, at) : endOfLetter(text, at);
    }
  }

  private static int endOfLetter(String text, int at) {
    if (!safe(text.charAt(at))) {
      throw new IllegalArgumentException(
          "contains '" + text.charAt(at) + "'; names are made of letters, digits, . _ and -");
    }
    return at + 1;
  }

  private static int endOfPlaceholder(String text, int at) {
    int end = text.indexOf('}', at);
    String name = end < 0 ? "" : text.substring(at + 1, end);
    if (!PLACEHOLDERS.contains(name)) {
      throw new IllegalArgumentException(
          "has a placeholder that is none of {timestamp}, {label}, {target}, {environment}");
    }
    return end + 1;
  }

  private static boolean safe(char letter) {
    return (letter >= 'a' && letter <= 'z')
        || (letter >= 'A' && letter <= 'Z')
        || (letter >= '0' && letter <= '9')
        || letter == '.'
        || letter == '_'
        || letter == '-';
  }

  /**
   * The name with its placeholders filled in. A placeholder without a value goes, with the {@code
   * _}, {@code -} or {@code .} in front of it; letters unfit for a file name become {@code _}.
   */
  public String fill(Map<String, String> values) {
    var name = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) != '{') {
        name.append(text.charAt(at++));
        continue;
      }
      int end = text.indexOf('}', at);
      append(name, values.getOrDefault(text.substring(at + 1, end), ""));
      at = end + 1;
    }
    return name.toString();
  }

  private static void append(StringBuilder name, String value) {
    if (value.isEmpty()) {
      int last = name.length() - 1;
      if (last >= 0 && "_-.".indexOf(name.charAt(last)) >= 0) {
        name.setLength(last);
      }
      return;
    }
    for (int at = 0; at < value.length(); at++) {
      name.append(safe(value.charAt(at)) ? value.charAt(at) : '_');
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
