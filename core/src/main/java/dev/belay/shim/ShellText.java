package dev.belay.shim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the commands in a text for a POSIX shell (POSIX.1-2017, Shell Command Language, 2.3 Token
 * Recognition). What is run inside of a substitution is not looked at.
 */
final class ShellText {
  private static final String BETWEEN_COMMANDS = "\n;&|()";
  private static final List<String> RESERVED =
      List.of(
          "if", "then", "else", "elif", "while", "until", "do", "!", "{", "time", "exec",
          "command");

  private final String text;
  private final List<SimpleCommand> commands = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private final List<Integer> begins = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private int begin = -1;
  private int at;

  private ShellText(String text) {
    this.text = text;
  }

  /** In order; empty where the text has what is not understood here. */
  static Optional<List<SimpleCommand>> commands(String text) {
    var reading = new ShellText(text);
    return reading.read() ? Optional.of(reading.commands) : Optional.empty();
  }

  private boolean read() {
    while (at >= 0 && at < text.length()) {
      if (text.startsWith("<<", at)) {
        return false;
      }
      step(text.charAt(at));
    }
    endCommand();
    return at >= 0;
  }

  private void step(char next) {
    if (isBlank(next) || text.startsWith("\\\n", at) || text.startsWith("\\\r\n", at)) {
      endWord();
      at += next == '\\' ? text.indexOf('\n', at) - at + 1 : 1;
    } else if (BETWEEN_COMMANDS.indexOf(next) >= 0) {
      endCommand();
      at++;
    } else if (next == '<' || next == '>') {
      endWord();
      at++;
    } else if (next == '#' && begin < 0) {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
    } else {
      begin = begin < 0 ? at : begin;
      part(next);
    }
  }

  private static boolean isBlank(char next) {
    return next == ' ' || next == '\t' || next == '\r';
  }

  /** One character of a word, or what stands between quotes. */
  private void part(char next) {
    int from = at;
    at = end(at);
    if (at < 0) {
      return;
    }
    boolean quoted = next == '\'' || next == '"';
    word.append(text, quoted || next == '\\' ? from + 1 : from, quoted ? at - 1 : at);
  }

  /** Behind the character or the quoted or substituted part that begins here; -1 if it is open. */
  private int end(int from) {
    return switch (text.charAt(from)) {
      case '\\' -> Math.min(text.length(), from + 2);
      case '\'' -> text.indexOf('\'', from + 1) + 1 > 0 ? text.indexOf('\'', from + 1) + 1 : -1;
      case '"' -> behind('"', from + 1);
      case '`' -> behind('`', from + 1);
      case '$' ->
          text.startsWith("$(", from)
              ? behind(')', from + 2)
              : text.startsWith("${", from) ? behind('}', from + 2) : from + 1;
      default -> from + 1;
    };
  }

  /** Behind what closes a part in which others may be nested. */
  private int behind(char close, int from) {
    for (int index = from; index >= 0 && index < text.length(); ) {
      char next = text.charAt(index);
      if (next == close) {
        return index + 1;
      }
      boolean nested = next == '(' && close == ')';
      boolean plain = close == '"' && next == '\'';
      index = plain ? index + 1 : nested ? behind(')', index + 1) : end(index);
    }
    return -1;
  }

  private void endWord() {
    if (begin >= 0) {
      words.add(word.toString());
      begins.add(begin);
      word.setLength(0);
      begin = -1;
    }
  }

  private void endCommand() {
    endWord();
    int first = 0;
    while (first < words.size() && isBefore(words.get(first))) {
      first++;
    }
    if (first < words.size()) {
      commands.add(new SimpleCommand(begins.get(first), words.subList(first, words.size())));
    }
    words.clear();
    begins.clear();
  }

  private static boolean isBefore(String word) {
    int equal = word.indexOf('=');
    return RESERVED.contains(word)
        || (equal > 0 && word.substring(0, equal).chars().allMatch(ShellText::isOfName));
  }

  private static boolean isOfName(int letter) {
    return letter == '_' || (letter < 128 && Character.isLetterOrDigit(letter));
  }
}
