package dev.belay.check.report;

/** How wide text is where every letter has the same width. */
final class Columns {
  /** The first of the combining marks; all letters before it take one column. */
  private static final int FIRST_MARK = 0x300;

  private Columns() {}

  /** In columns of a terminal: most East Asian letters take two, combining marks none. */
  static int of(String text) {
    int columns = 0;
    int at = 0;
    while (at < text.length()) {
      int letter = text.codePointAt(at);
      columns += width(letter);
      at += Character.charCount(letter);
    }
    return columns;
  }

  private static int width(int letter) {
    if (letter < FIRST_MARK) {
      return 1;
    }
    int type = Character.getType(letter);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return isWide(letter) ? 2 : 1;
  }

  /** The blocks that Unicode's East Asian Width (UAX 11) calls wide, roughly. */
  private static boolean isWide(int letter) {
    return (letter >= 0x1100 && letter <= 0x115F)
        || (letter >= 0x2E80 && letter <= 0xA4CF)
        || (letter >= 0xAC00 && letter <= 0xD7A3)
        || (letter >= 0xF900 && letter <= 0xFAFF)
        || (letter >= 0xFF00 && letter <= 0xFF60)
        || (letter >= 0x1F300 && letter <= 0x1FAFF)
        || (letter >= 0x20000 && letter <= 0x3FFFD);
  }
}
