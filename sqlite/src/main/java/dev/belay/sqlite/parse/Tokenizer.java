package dev.belay.sqlite.parse;

import java.util.ArrayList;
import java.util.List;

/** Cuts SQL into tokens as SQLite does (https://www.sqlite.org/src/file/src/tokenize.c). */
final class Tokenizer {
  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokenizer(String sql) {
    this.sql = sql;
  }

  static List<Token> tokens(String sql) {
    return new Tokenizer(sql).run();
  }

  private List<Token> run() {
    while (at < sql.length()) {
      char next = sql.charAt(at);
      if (isSpace(next)) {
        at++;
      } else if (sql.startsWith("--", at)) {
        int end = sql.indexOf('\n', at);
        at = end < 0 ? sql.length() : end;
      } else if (sql.startsWith("/*", at)) {
        comment();
      } else {
        token(next);
      }
    }
    return tokens;
  }

  /** Comments do not nest. */
  private void comment() {
    int close = sql.indexOf("*/", at + 2);
    if (close < 0) {
      add(Token.Kind.UNCLOSED, sql.length());
    } else {
      at = close + 2;
    }
  }

  private void token(char first) {
    if (first == '\'') {
      addQuoted(Token.Kind.STRING, quoted('\'', at));
    } else if (first == '"' || first == '`') {
      addQuoted(Token.Kind.QUOTED, quoted(first, at));
    } else if (first == '[') {
      addQuoted(Token.Kind.QUOTED, sql.indexOf(']', at) + 1);
    } else if ((first == 'x' || first == 'X') && sql.startsWith("'", at + 1)) {
      addQuoted(Token.Kind.BLOB, quoted('\'', at + 1));
    } else if (isDigit(first) || (first == '.' && isDigit(peek(at + 1)))) {
      add(Token.Kind.NUMBER, number());
    } else if (isNameStart(first)) {
      add(Token.Kind.WORD, name(at + 1));
    } else if ("?:@$".indexOf(first) >= 0) {
      add(Token.Kind.VARIABLE, name(at + 1));
    } else {
      add(Token.Kind.SYMBOL, at + 1);
    }
  }

  private void add(Token.Kind kind, int end) {
    tokens.add(new Token(kind, sql.substring(at, end), at));
    at = end;
  }

  private void addQuoted(Token.Kind kind, int end) {
    if (end > 0) {
      add(kind, end);
    } else {
      add(Token.Kind.UNCLOSED, sql.length());
    }
  }

  /** Behind the closing quote, or 0 if there is none; a doubled quote does not close. */
  private int quoted(char quote, int open) {
    int next = open + 1;
    while (next < sql.length()) {
      if (sql.charAt(next) != quote) {
        next++;
      } else if (peek(next + 1) == quote) {
        next += 2;
      } else {
        return next + 1;
      }
    }
    return 0;
  }

  private int number() {
    int next = at;
    while (next < sql.length() && isNumberPart(next)) {
      next++;
    }
    return next;
  }

  private boolean isNumberPart(int index) {
    char part = sql.charAt(index);
    if (part == '+' || part == '-') {
      char before = sql.charAt(index - 1);
      boolean hexadecimal = sql.startsWith("0x", at) || sql.startsWith("0X", at);
      return index > at && (before == 'e' || before == 'E') && !hexadecimal;
    }
    return Character.isLetterOrDigit(part) || part == '.' || part == '_';
  }

  private int name(int from) {
    int next = from;
    while (next < sql.length() && isNamePart(sql.charAt(next))) {
      next++;
    }
    return next;
  }

  private char peek(int index) {
    return index < sql.length() ? sql.charAt(index) : '\0';
  }

  /** A byte order mark is a space to SQLite, but the white space of other alphabets is a letter. */
  private static boolean isSpace(char character) {
    return " \t\n\f\r\uFEFF".indexOf(character) >= 0;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  /** SQLite takes every character beyond ASCII for a letter. */
  private static boolean isNameStart(char character) {
    return Character.isLetter(character) || character == '_' || character > 0x7f;
  }

  private static boolean isNamePart(char character) {
    return isNameStart(character) || isDigit(character) || character == '$';
  }
}
