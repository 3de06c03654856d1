package dev.belay.othertools.layout;

/** What names of the form {@code NUMBER_words} say. */
final class Names {
  private Names() {}

  /** The digits that it begins with; may be empty. */
  static String number(String name) {
    int end = 0;
    while (end < name.length() && name.charAt(end) >= '0' && name.charAt(end) <= '9') {
      end++;
    }
    return name.substring(0, end);
  }

  /** What is behind the first underscore, without ending; all of it where there is none. */
  static String words(String name) {
    return stem(name.substring(name.indexOf('_') + 1));
  }

  /** The name without {@code .sql}. */
  static String stem(String name) {
    return name.endsWith(".sql") ? name.substring(0, name.length() - ".sql".length()) : name;
  }

  /** Digits without leading zeros. */
  static String plain(String digits) {
    int from = 0;
    while (from < digits.length() - 1 && digits.charAt(from) == '0') {
      from++;
    }
    return digits.substring(from);
  }
}
