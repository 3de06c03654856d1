package dev.belay.sqlite.parse;

import dev.belay.database.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Walks along the tokens of one statement. */
final class Cursor {
  private final String script;
  private final List<Token> tokens;
  private int at;

  /**
   * Begins at the first token.
   *
   * @param script the text that the tokens were cut from
   * @param tokens at least one
   */
  Cursor(String script, List<Token> tokens) {
    this.script = script;
    this.tokens = tokens;
  }

  boolean atEnd() {
    return at >= tokens.size();
  }

  Token peek() {
    if (atEnd()) {
      throw unexpectedNext("the statement is not complete");
    }
    return tokens.get(at);
  }

  boolean sees(String... words) {
    for (int index = 0; index < words.length; index++) {
      if (at + index >= tokens.size() || !tokens.get(at + index).is(words[index])) {
        return false;
      }
    }
    return true;
  }

  boolean seesAny(String... words) {
    for (String word : words) {
      if (sees(word)) {
        return true;
      }
    }
    return false;
  }

  Token next() {
    Token token = peek();
    at++;
    return token;
  }

  /** Steps over the words if all of them are next. */
  boolean skip(String... words) {
    boolean next = sees(words);
    if (next) {
      at += words.length;
    }
    return next;
  }

  /** Steps over the first of the words, if one of them is next. */
  boolean skipAny(String... words) {
    boolean next = seesAny(words);
    if (next) {
      at++;
    }
    return next;
  }

  void require(String word) {
    if (!peek().is(word)) {
      throw unexpectedNext("there is " + peek().text() + " where " + word + " must be");
    }
    at++;
  }

  boolean skipIfExists() {
    return skip("IF", "EXISTS") || skip("IF", "NOT", "EXISTS");
  }

  String name() {
    Token token = peek();
    if (!token.isName() || token.name().isEmpty()) {
      throw unexpectedNext("there is no name where one must be, but " + token.text());
    }
    at++;
    return token.name();
  }

  /** A name that may have a schema before it; {@code main} is the schema of a bare name. */
  TableName table() {
    String first = name();
    if (!skip(".")) {
      return TableName.of(first);
    }
    String second = name();
    return first.equalsIgnoreCase("main") ? TableName.of(second) : new TableName(first, second);
  }

  /** What stands between parentheses, with commas between. */
  <T> List<T> list(Supplier<T> one) {
    List<T> found = new ArrayList<>();
    require("(");
    do {
      found.add(one.get());
    } while (skip(","));
    require(")");
    return found;
  }

  /** Steps over a parenthesis and everything in it. */
  void skipParenthesis() {
    require("(");
    int depth = 1;
    while (depth > 0) {
      Token token = next();
      if (token.is("(")) {
        depth++;
      } else if (token.is(")")) {
        depth--;
      }
    }
  }

  /** Steps to the first of the words outside of any parenthesis. */
  Optional<Token> skipTo(String... words) {
    while (!atEnd()) {
      if (seesAny(words)) {
        return Optional.of(peek());
      }
      if (sees("(")) {
        skipParenthesis();
      } else {
        at++;
      }
    }
    return Optional.empty();
  }

  boolean endsWith(String lastButOne, String last) {
    int size = tokens.size();
    return size > 1 && tokens.get(size - 2).is(lastButOne) && tokens.get(size - 1).is(last);
  }

  List<Token> rest() {
    return tokens.subList(at, tokens.size());
  }

  /** How many tokens have been taken. */
  int place() {
    return at;
  }

  /** The tokens taken since that place. */
  List<Token> since(int place) {
    return tokens.subList(place, at);
  }

  /** The same as written; empty if none were taken. */
  String written(int place) {
    return place == at ? "" : script.substring(tokens.get(place).begin(), tokens.get(at - 1).end());
  }

  /** That the token taken last makes no sense. */
  UnexpectedException unexpected(String why) {
    return new UnexpectedException(why, tokens.subList(at - 1, at));
  }

  /** That the token that is next makes no sense; at the end, that there is none. */
  private UnexpectedException unexpectedNext(String why) {
    int index = Math.min(at, tokens.size() - 1);
    return new UnexpectedException(why, tokens.subList(index, index + 1));
  }

  /** The statement ends where more was needed, or goes on with something else. */
  static final class UnexpectedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Token> place;

    /** Without a stack trace: it is no failure, and there may be very many. */
    private UnexpectedException(String why, List<Token> place) {
      super(why, null, false, false);
      this.place = place;
    }

    /** The token that it is about. */
    List<Token> place() {
      return place;
    }
  }
}
