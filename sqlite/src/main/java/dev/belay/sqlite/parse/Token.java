package dev.belay.sqlite.parse;

import java.util.Locale;

/**
 * One token; white space and comments are none.
 *
 * @param text as written
 * @param begin offset of its first character
 */
record Token(Kind kind, String text, int begin) {
  enum Kind {
    /** A keyword or a bare name. */
    WORD,
    /** A name in quotes. */
    QUOTED,
    STRING,
    NUMBER,
    BLOB,
    VARIABLE,
    SYMBOL,
    /** A string, a quoted name or a comment that goes on to the end of the text. */
    UNCLOSED
  }

  int end() {
    return begin + text.length();
  }

  boolean is(String word) {
    return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
  }

  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED || kind == Kind.STRING;
  }

  String keyword() {
    return text.toUpperCase(Locale.ROOT);
  }

  /** Without quotes. SQLite takes a string for a name where only a name can be. */
  String name() {
    return switch (kind) {
      case QUOTED, STRING -> unquoted();
      case WORD, NUMBER, BLOB, VARIABLE, SYMBOL, UNCLOSED -> text;
    };
  }

  private String unquoted() {
    char quote = text.charAt(0);
    char close = quote == '[' ? ']' : quote;
    boolean closed = text.length() > 1 && text.charAt(text.length() - 1) == close;
    String inside = text.substring(1, closed ? text.length() - 1 : text.length());
    return quote == '[' ? inside : inside.replace("" + quote + quote, "" + quote);
  }
}
