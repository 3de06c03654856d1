package dev.belay.check.report;

/** A statement on one line. */
public final class OneLine {
  private OneLine() {}

  /** With single blanks, cut where it is longer than that. */
  public static String of(String text, int width) {
    var line = new StringBuilder();
    for (int at = 0; at < text.length() && line.length() <= width; at++) {
      char letter = text.charAt(at);
      boolean blank = Character.isWhitespace(letter) || Character.isISOControl(letter);
      if (!blank) {
        line.append(letter);
      } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
        line.append(' ');
      }
    }
    return cut(line.toString(), width);
  }

  /** The same of what is one line already. */
  public static String cut(String line, int width) {
    return line.length() <= width ? line : line.substring(0, width - 3) + "...";
  }
}
