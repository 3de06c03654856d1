package dev.belay.check.report;

/** Text made fit for XML and HTML. */
final class Markup {
  private Markup() {}

  /**
   * As content or as the value of an attribute; what neither XML 1.0 (2.2) nor a browser takes is
   * replaced.
   */
  static String escaped(String text) {
    var escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            letter -> {
              switch (letter) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isAllowed(letter) ? letter : 0xFFFD);
              }
            });
    return escaped.toString();
  }

  private static boolean isAllowed(int letter) {
    boolean control = letter < 0x20 && letter != '\t' && letter != '\n' && letter != '\r';
    boolean deleted = letter >= 0x7F && letter <= 0x9F;
    boolean surrogate = letter >= 0xD800 && letter <= 0xDFFF;
    return !control && !deleted && !surrogate && letter != 0xFFFE && letter != 0xFFFF;
  }
}
