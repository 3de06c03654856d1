package dev.belay.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds its way in a condition by its parentheses. */
final class Parentheses {
  private static final Pattern AND = Pattern.compile("\\bAND\\b", Pattern.CASE_INSENSITIVE);

  private Parentheses() {}

  /**
   * Where the one is that closes another.
   *
   * @return the end of the text if there is none
   */
  static int close(String text, int open) {
    int depth = 0;
    for (int index = open; index < text.length(); index++) {
      char next = text.charAt(index);
      if (next == '\'' || next == '"') {
        index = Math.max(index, text.indexOf(next, index + 1));
      } else if (next == '(') {
        depth++;
      } else if (next == ')' && --depth == 0) {
        return index;
      }
    }
    return text.length();
  }

  /** What all has to be true, if it is an AND of several; or else the condition itself. */
  static List<String> conjuncts(String condition) {
    String bare = bare(condition);
    List<String> parts = new ArrayList<>();
    int begin = 0;
    Matcher and = AND.matcher(bare);
    while (and.find()) {
      if (isOutside(bare, and.start())) {
        parts.add(bare.substring(begin, and.start()));
        begin = and.end();
      }
    }
    parts.add(bare.substring(begin));
    return parts.size() == 1
        ? parts
        : parts.stream().flatMap(part -> conjuncts(part).stream()).toList();
  }

  private static boolean isOutside(String text, int place) {
    for (int index = text.indexOf('('); index >= 0 && index < place; ) {
      int close = close(text, index);
      if (close > place) {
        return false;
      }
      index = text.indexOf('(', close);
    }
    return true;
  }

  /** Without those around the whole. */
  static String bare(String condition) {
    String text = condition.strip();
    while (text.startsWith("(") && close(text, 0) == text.length() - 1) {
      text = text.substring(1, text.length() - 1).strip();
    }
    return text;
  }
}
