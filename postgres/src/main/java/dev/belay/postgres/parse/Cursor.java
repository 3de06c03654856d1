package dev.belay.postgres.parse;

import dev.belay.database.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Walks along the tokens of one statement. */
final class Cursor {
  private final List<Token> tokens;
  private int at;

  Cursor(List<Token> tokens) {
    this.tokens = tokens;
  }

  boolean atEnd() {
    return at >= tokens.size();
  }

  Token peek() {
    if (atEnd()) {
      throw new UnexpectedException("the statement is not complete");
    }
    return tokens.get(at);
  }

  boolean sees(String word) {
    return sees(0, word);
  }

  /** Whether one of the words is next. */
  boolean seesAny(String... words) {
    for (String word : words) {
      if (sees(word)) {
        return true;
      }
    }
    return false;
  }

  private boolean sees(int ahead, String word) {
    return at + ahead < tokens.size() && tokens.get(at + ahead).is(word);
  }

  Token next() {
    Token token = peek();
    at++;
    return token;
  }

  /** The next word in upper case, and behind it; empty at the end. */
  String keyword() {
    return atEnd() ? "" : next().keyword();
  }

  /** Steps over the words if all of them are next. */
  boolean skip(String... words) {
    for (int index = 0; index < words.length; index++) {
      if (!sees(index, words[index])) {
        return false;
      }
    }
    at += words.length;
    return true;
  }

  boolean skipAny(String... words) {
    boolean seen = seesAny(words);
    if (seen) {
      at++;
    }
    return seen;
  }

  boolean skipIfExists() {
    return skip("IF", "EXISTS") || skip("IF", "NOT", "EXISTS");
  }

  /** The name of a table, a column or the like. */
  String name() {
    Token token = peek();
    if (token.kind() == Token.Kind.WORD && Keywords.isNoTableName(token.text())) {
      throw noName(token);
    }
    return label();
  }

  /** A name where also a keyword can be one: behind a point. */
  private String label() {
    Token token = next();
    if (token.kind() != Token.Kind.WORD && token.kind() != Token.Kind.QUOTED) {
      throw noName(token);
    }
    String name = Name.of(token, Name.hasUnicodeEscapes(token) ? escape() : '\\');
    if (name.isEmpty()) {
      throw noName(token);
    }
    return name;
  }

  private static UnexpectedException noName(Token token) {
    return new UnexpectedException("there is no name where one must be, but " + token.text());
  }

  private char escape() {
    if (skip("UESCAPE")) {
      String character = next().text();
      return character.length() == 3 ? character.charAt(1) : '\\';
    }
    return '\\';
  }

  /** A name that may have a schema, and a database before that. */
  TableName table() {
    String schema = "";
    String name = name();
    while (skip(".")) {
      schema = name;
      name = label();
    }
    return PostgresDialect.table(schema, name);
  }

  /** A table as {@code ALTER}, {@code UPDATE} and others name it, with or without heirs. */
  TableName relation() {
    boolean parenthesis = skip("ONLY") && skip("(");
    TableName table = table();
    if (parenthesis) {
      skip(")");
    }
    skip("*");
    return table;
  }

  /** Things divided by commas, at least one. */
  <T> List<T> list(Supplier<T> item) {
    List<T> items = new ArrayList<>();
    do {
      items.add(item.get());
    } while (skip(","));
    return items;
  }

  /** Names in parentheses; what stands behind a name until the comma is passed over. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    next();
    do {
      names.add(name());
      skipTo(",", ")");
    } while (skip(","));
    next();
    return names;
  }

  /** Steps over a parenthesis or a bracket and all in it; over one token if none is there. */
  List<Token> parenthesis() {
    int begin = at + 1;
    int depth = 0;
    do {
      Token token = next();
      if (token.is("(") || token.is("[")) {
        depth++;
      } else if (token.is(")") || token.is("]")) {
        depth--;
      }
    } while (depth > 0);
    return tokens.subList(begin, Math.max(begin, at - 1));
  }

  /** Steps over one token, or over all of a parenthesis or a CASE. */
  void skipOne() {
    if (seesAny("(", "[")) {
      parenthesis();
    } else if (sees("CASE") && !isLabel()) {
      skipCase();
    } else {
      next();
    }
  }

  /** Steps to the first of the words outside of any parenthesis. */
  Optional<Token> skipTo(String... words) {
    while (!atEnd()) {
      if (seesAny(words)) {
        return Optional.of(peek());
      }
      skipOne();
    }
    return Optional.empty();
  }

  private void skipCase() {
    next();
    while (!sees("END") || isLabel()) {
      skipOne();
    }
    next();
  }

  /** Behind a point and behind AS any keyword is a name. */
  private boolean isLabel() {
    return isBehind(".") || isBehind("AS");
  }

  boolean isBehind(String word) {
    return at > 0 && tokens.get(at - 1).is(word);
  }

  int place() {
    return at;
  }

  void backTo(int place) {
    at = place;
  }

  /** What is between two places, with spaces where there are any, but without comments. */
  String text(int from, int to) {
    var text = new StringBuilder();
    for (int index = from; index < to; index++) {
      if (index > from && tokens.get(index - 1).end() < tokens.get(index).begin()) {
        text.append(' ');
      }
      text.append(tokens.get(index).text());
    }
    return text.toString();
  }

  List<Token> since(int from) {
    return tokens.subList(from, at);
  }

  List<Token> rest() {
    return tokens.subList(at, tokens.size());
  }

  /** The statement ends where more was needed, or goes on with something else. */
  static final class UnexpectedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnexpectedException(String why) {
      super(why);
    }
  }
}
