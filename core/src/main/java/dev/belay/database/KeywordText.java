package dev.belay.database;

import java.util.List;
import java.util.Locale;

/**
 * PostgreSQL's other way to write an address: {@code host=db1 dbname='my shop'}. Manual, "Keyword/
 * Value Connection Strings" (libpq, 18).
 */
final class KeywordText {
  private static final List<String> FIRST_WORDS =
      List.of("host", "hostaddr", "port", "dbname", "user", "password", "service", "sslmode");

  private final String text;
  private int at;

  private KeywordText(String text) {
    this.text = text;
  }

  /** Whether this is such a text, and not the name of a file that has an equals sign in it. */
  static boolean matches(String text) {
    int equals = text.indexOf('=');
    return equals > 0
        && FIRST_WORDS.contains(text.substring(0, equals).strip().toLowerCase(Locale.ROOT));
  }

  /** The same address as a URL whose parameters are the keywords. */
  static String toUrl(String text) {
    return new KeywordText(text).url();
  }

  private String url() {
    var url = new StringBuilder("postgresql://");
    char separator = '?';
    skipSpace();
    while (at < text.length()) {
      url.append(separator).append(keyword()).append('=');
      appendValue(url);
      separator = '&';
      skipSpace();
    }
    return url.toString();
  }

  private String keyword() {
    int equals = text.indexOf('=', at);
    int end = equals < 0 ? text.length() : equals;
    String keyword = text.substring(at, end).strip();
    at = Math.min(text.length(), end + 1);
    skipSpace();
    return keyword;
  }

  private void appendValue(StringBuilder url) {
    boolean quoted = at < text.length() && text.charAt(at) == '\'';
    if (quoted) {
      at++;
    }
    while (at < text.length() && !ends(text.charAt(at), quoted)) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      appendEncoded(url, text.charAt(at));
      at++;
    }
    if (quoted && at < text.length()) {
      at++;
    }
  }

  private static boolean ends(char letter, boolean quoted) {
    return quoted ? letter == '\'' : Character.isWhitespace(letter);
  }

  /** Only what would end a value or be taken for a code; the rest stays readable. */
  private static void appendEncoded(StringBuilder url, char letter) {
    if (letter > ' ' && "%&=#?@;'".indexOf(letter) < 0) {
      url.append(letter);
      return;
    }
    url.append('%').append(Character.forDigit(letter >> 4, 16));
    url.append(Character.forDigit(letter & 15, 16));
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
