package dev.belay.shim;

import java.util.ArrayList;
import java.util.List;

/** The recipes of a Makefile, line by line: a backslash at the end of one continues it. */
final class MakeRecipes {
  private MakeRecipes() {}

  static List<Stretch> in(String text) {
    List<Stretch> recipes = new ArrayList<>();
    String target = "";
    for (int at = 0; at < text.length(); ) {
      int end = endOfLine(text, at);
      if (text.charAt(at) == '\t') {
        recipes.add(Stretch.plain(target, text, begin(text, at, end), end));
      } else if (text.substring(at, end).indexOf(':') > 0) {
        target = text.substring(at, text.indexOf(':', at)).strip();
      }
      at = end;
    }
    return recipes;
  }

  private static int endOfLine(String text, int from) {
    int end = text.indexOf('\n', from);
    while (end > 0 && isContinued(text, end)) {
      end = text.indexOf('\n', end + 1);
    }
    return end < 0 ? text.length() : end + 1;
  }

  private static boolean isContinued(String text, int end) {
    int last = text.charAt(end - 1) == '\r' ? end - 2 : end - 1;
    return last >= 0 && text.charAt(last) == '\\';
  }

  /** Behind what make itself takes: not to echo, to go on after an error, to run always. */
  private static int begin(String text, int from, int to) {
    int begin = from;
    while (begin < to && "\t @+-".indexOf(text.charAt(begin)) >= 0) {
      begin++;
    }
    return begin;
  }
}
