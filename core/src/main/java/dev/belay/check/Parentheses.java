package dev.belay.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Finds its way in a condition by its parentheses. */
final class Parentheses {
  /** What is longer is not taken apart: nobody has written it, and it might take for ever. */
  private static final int LONGEST = 10_000;

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
    if (condition.length() > LONGEST) {
      return List.of(condition);
    }
    List<String> all = new ArrayList<>();
    Deque<String> open = new ArrayDeque<>(List.of(condition));
    while (!open.isEmpty()) {
      String bare = bare(open.pop());
      List<String> parts = split(bare, "AND");
      if (parts.size() == 1 || split(bare, "OR").size() > 1) {
        all.add(bare);
      } else {
        parts.reversed().forEach(open::push);
      }
    }
    return all;
  }

  /** At a word that is neither in parentheses nor in quotes. */
  private static List<String> split(String text, String word) {
    List<String> parts = new ArrayList<>();
    int begin = 0;
    int index = 0;
    while (index < text.length()) {
      if (isWord(text, index, word)) {
        parts.add(text.substring(begin, index));
        index += word.length();
        begin = index;
      } else {
        index = end(text, index) + 1;
      }
    }
    parts.add(text.substring(begin));
    return parts;
  }

  private static boolean isWord(String text, int at, String word) {
    return text.regionMatches(true, at, word, 0, word.length())
        && !isLetter(text, at - 1)
        && !isLetter(text, at + word.length());
  }

  private static boolean isLetter(String text, int at) {
    return at >= 0
        && at < text.length()
        && (text.charAt(at) == '_' || Character.isLetterOrDigit(text.charAt(at)));
  }

  /** Where what begins there with a parenthesis or a quote ends; the same place with others. */
  private static int end(String text, int at) {
    return switch (text.charAt(at)) {
      case '(' -> close(text, at);
      case '\'', '"' -> behind(text, at);
      default -> at;
    };
  }

  /** Where what is quoted ends. */
  private static int behind(String text, int quote) {
    return Math.max(quote, text.indexOf(text.charAt(quote), quote + 1));
  }

  /** Without those around the whole. */
  static String bare(String condition) {
    String text = condition.strip();
    while (text.length() <= LONGEST
        && text.startsWith("(")
        && close(text, 0) == text.length() - 1) {
      text = text.substring(1, text.length() - 1).strip();
    }
    return text;
  }
}
