package dev.belay.check.report;

import java.util.List;

/** Text made fit for GitHub's Markdown. */
final class MarkdownText {
  private static final String SPECIAL = "\\`*_[]|~#";

  private MarkdownText() {}

  /** On one line, meaning nothing but itself: no markup, no link, nobody is mentioned. */
  static String escaped(String text) {
    var escaped = new StringBuilder(text.length() + 16);
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      switch (letter) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '@' -> escaped.append("&#64;");
        case '\n', '\r' -> escaped.append(' ');
        default -> escaped.append(SPECIAL.indexOf(letter) >= 0 ? "\\" : "").append(letter);
      }
    }
    return escaped.toString();
  }

  /** Lines of code; the fence is longer than any in them. */
  static String fenced(List<String> lines) {
    int ticks = 3;
    for (String line : lines) {
      ticks = Math.max(ticks, longestRun(line) + 1);
    }
    String fence = "`".repeat(ticks);
    return fence + "sql\n" + String.join("\n", lines) + "\n" + fence + "\n";
  }

  private static int longestRun(String line) {
    int longest = 0;
    int run = 0;
    for (int at = 0; at < line.length(); at++) {
      run = line.charAt(at) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
