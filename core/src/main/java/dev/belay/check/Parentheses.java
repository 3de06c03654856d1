package dev.belay.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds its way in a condition by its parentheses. */
final class Parentheses {
  private static final Pattern AND = Pattern.compile("\\bAND\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern OR = Pattern.compile("\\bOR\\b", Pattern.CASE_INSENSITIVE);

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
        index = behind(text, index);
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
    List<String> parts = split(bare, AND);
    return parts.size() == 1 || split(bare, OR).size() > 1
        ? List.of(bare)
        : parts.stream().flatMap(part -> conjuncts(part).stream()).toList();
  }

  private static List<String> split(String text, Pattern word) {
    List<String> parts = new ArrayList<>();
    int begin = 0;
    Matcher found = word.matcher(text);
    while (found.find()) {
      if (isOutside(text, found.start())) {
        parts.add(text.substring(begin, found.start()));
        begin = found.end();
      }
    }
    parts.add(text.substring(begin));
    return parts;
  }

  /** Neither in parentheses nor in quotes. */
  private static boolean isOutside(String text, int place) {
    for (int index = 0; index < place; index++) {
      char next = text.charAt(index);
      int end =
          next == '('
              ? close(text, index)
              : next == '\'' || next == '"' ? behind(text, index) : index;
      if (end > place) {
        return false;
      }
      index = end;
    }
    return true;
  }

  /** Where what is quoted ends. */
  private static int behind(String text, int quote) {
    return Math.max(quote, text.indexOf(text.charAt(quote), quote + 1));
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
