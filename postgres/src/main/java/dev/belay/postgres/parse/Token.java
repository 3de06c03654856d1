package dev.belay.postgres.parse;

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
    /** {@code $1}. */
    PARAMETER,
    /** An operator or a punctuation mark. */
    SYMBOL,
    /** A command of psql's own, to the end of its line and with the data that it takes. */
    PSQL,
    /** From the semicolon of {@code COPY ... FROM stdin;} to the line that ends the data. */
    DATA,
    /** A string, a quoted name or a comment that goes on to the end of the text. */
    UNCLOSED
  }

  int end() {
    return begin + text.length();
  }

  boolean is(String word) {
    return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
  }

  String keyword() {
    return kind == Kind.WORD || kind == Kind.SYMBOL ? text.toUpperCase(Locale.ROOT) : text;
  }
}
