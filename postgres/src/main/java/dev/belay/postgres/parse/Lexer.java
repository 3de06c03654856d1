package dev.belay.postgres.parse;

import java.util.ArrayList;
import java.util.List;

/** Cuts SQL into tokens as PostgreSQL does, and sets apart what is meant for psql. */
final class Lexer {
  private final String sql;
  private final Scan scan;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  /** Where in the list the statement begins that is being read. */
  private int statement;

  private Lexer(String sql) {
    this.sql = sql;
    scan = new Scan(sql);
  }

  static List<Token> tokens(String sql) {
    return new Lexer(sql).run();
  }

  private List<Token> run() {
    while (at < sql.length()) {
      char next = sql.charAt(at);
      if (isSpace(next)) {
        at++;
      } else if (sql.startsWith("--", at)) {
        at = scan.lineEnd(at);
      } else if (sql.startsWith("/*", at)) {
        comment();
      } else {
        token(next);
      }
    }
    return tokens;
  }

  private void comment() {
    int end = scan.comment(at);
    if (end == 0) {
      add(Token.Kind.UNCLOSED, sql.length());
    } else {
      at = end;
    }
  }

  private void token(char first) {
    switch (first) {
      case '\'' -> addClosed(Token.Kind.STRING, scan.quoted('\'', at));
      case '"' -> addClosed(Token.Kind.QUOTED, scan.quoted('"', at));
      case '$' -> dollar();
      case '\\' -> psql();
      case ';' -> semicolon();
      default -> {
        if (Scan.isNameStart(first)) {
          word(first);
        } else if (Scan.isDigit(first) || (first == '.' && Scan.isDigit(scan.peek(at + 1)))) {
          add(Token.Kind.NUMBER, scan.number(at));
        } else {
          add(Token.Kind.SYMBOL, scan.symbol(at));
        }
      }
    }
  }

  /** A word, if it is not the letter before a string of a special kind. */
  private void word(char first) {
    char letter = Character.toLowerCase(first);
    boolean string = scan.peek(at + 1) == '\'';
    boolean unicode = letter == 'u' && scan.peek(at + 1) == '&';
    if (string && letter == 'e') {
      addClosed(Token.Kind.STRING, scan.escaped(at + 1));
    } else if (string && (letter == 'b' || letter == 'x' || letter == 'n')) {
      addClosed(Token.Kind.STRING, scan.quoted('\'', at + 1));
    } else if (unicode && scan.peek(at + 2) == '\'') {
      addClosed(Token.Kind.STRING, scan.quoted('\'', at + 2));
    } else if (unicode && scan.peek(at + 2) == '"') {
      addClosed(Token.Kind.QUOTED, scan.quoted('"', at + 2));
    } else {
      add(Token.Kind.WORD, scan.name(at));
    }
  }

  private void dollar() {
    int tag = scan.dollarTag(at);
    if (tag > 0) {
      addClosed(Token.Kind.STRING, scan.dollarQuoted(at, tag));
    } else if (Scan.isDigit(scan.peek(at + 1))) {
      add(Token.Kind.PARAMETER, scan.number(at + 1));
    } else {
      add(Token.Kind.SYMBOL, at + 1);
    }
  }

  private void psql() {
    int end = scan.lineEnd(at);
    while (isSpace(sql.charAt(end - 1))) {
      end--;
    }
    int dataEnd = CopyData.isTakenBy(sql.substring(at, end)) ? CopyData.end(sql, end) : 0;
    add(Token.Kind.PSQL, Math.max(end, dataEnd));
    statement = tokens.size();
  }

  private void semicolon() {
    boolean data = CopyData.isTakenBy(tokens.subList(statement, tokens.size()));
    int dataEnd = data ? CopyData.end(sql, at) : 0;
    if (dataEnd > 0) {
      add(Token.Kind.DATA, dataEnd);
    } else {
      add(Token.Kind.SYMBOL, at + 1);
    }
    statement = tokens.size();
  }

  private void add(Token.Kind kind, int end) {
    tokens.add(new Token(kind, sql.substring(at, end), at));
    at = end;
  }

  private void addClosed(Token.Kind kind, int end) {
    if (end > 0) {
      add(kind, end);
    } else {
      add(Token.Kind.UNCLOSED, sql.length());
    }
  }

  /** The white space of other alphabets is a letter; a byte order mark is for psql to skip. */
  private boolean isSpace(char character) {
    return " \t\n\u000B\f\r".indexOf(character) >= 0 || (character == '\uFEFF' && at == 0);
  }
}
