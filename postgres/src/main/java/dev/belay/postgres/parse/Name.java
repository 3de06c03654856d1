package dev.belay.postgres.parse;

import java.nio.charset.StandardCharsets;

/** What a token is called by, as PostgreSQL stores it. */
final class Name {
  /** NAMEDATALEN - 1 (https://www.postgresql.org/docs/18/sql-syntax-lexical.html, 4.1.1). */
  private static final int MOST_BYTES = 63;

  private Name() {}

  /**
   * Bare names are folded to lower case, quoted ones are taken literally, both are cut when too
   * long.
   *
   * @param escape what {@code UESCAPE} says, or a backslash
   */
  static String of(Token token, char escape) {
    String whole = whole(token, escape);
    return isName(token) ? cut(whole) : whole;
  }

  static boolean isName(Token token) {
    return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED;
  }

  /** The same, however long it is. */
  static String whole(Token token, char escape) {
    return switch (token.kind()) {
      case WORD -> folded(token.text());
      case QUOTED -> unquoted(token.text(), escape);
      case STRING, NUMBER, PARAMETER, SYMBOL, PSQL, DATA, UNCLOSED -> token.text();
    };
  }

  static boolean hasUnicodeEscapes(Token token) {
    return token.kind() == Token.Kind.QUOTED && !token.text().startsWith("\"");
  }

  /** Letters beyond ASCII stay as they are: with UTF-8 the server does not fold them. */
  private static String folded(String word) {
    var folded = new StringBuilder(word.length());
    for (int index = 0; index < word.length(); index++) {
      char next = word.charAt(index);
      folded.append(next >= 'A' && next <= 'Z' ? (char) (next - 'A' + 'a') : next);
    }
    return folded.toString();
  }

  private static String unquoted(String text, char escape) {
    int open = text.indexOf('"');
    String inside = text.substring(open + 1, text.length() - 1).replace("\"\"", "\"");
    return open == 0 ? inside : UnicodeEscapes.decoded(inside, escape);
  }

  private static String cut(String name) {
    if (name.length() * 3 <= MOST_BYTES) {
      return name;
    }
    int bytes = 0;
    int index = 0;
    while (index < name.length()) {
      String next = Character.toString(name.codePointAt(index));
      bytes += next.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MOST_BYTES) {
        return name.substring(0, index);
      }
      index += next.length();
    }
    return name;
  }
}
