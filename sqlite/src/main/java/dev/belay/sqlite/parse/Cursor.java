package dev.belay.sqlite.parse;

import dev.belay.database.TableName;
import java.util.List;
import java.util.Optional;

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
    return !atEnd() && tokens.get(at).is(word);
  }

  Token next() {
    Token token = peek();
    at++;
    return token;
  }

  /** Steps over the words if all of them are next. */
  boolean skip(String... words) {
    for (int index = 0; index < words.length; index++) {
      if (at + index >= tokens.size() || !tokens.get(at + index).is(words[index])) {
        return false;
      }
    }
    at += words.length;
    return true;
  }

  boolean skipIfExists() {
    return skip("IF", "EXISTS") || skip("IF", "NOT", "EXISTS");
  }

  String name() {
    Token token = next();
    if (!token.isName() || token.name().isEmpty()) {
      throw new UnexpectedException("there is no name where one must be, but " + token.text());
    }
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

  /** Steps over a parenthesis and everything in it. */
  void skipParenthesis() {
    int depth = 0;
    do {
      Token token = next();
      if (token.is("(")) {
        depth++;
      } else if (token.is(")")) {
        depth--;
      }
    } while (depth > 0);
  }

  /** Steps to the first of the words outside of any parenthesis. */
  Optional<Token> skipTo(String... words) {
    while (!atEnd()) {
      for (String word : words) {
        if (sees(word)) {
          return Optional.of(peek());
        }
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

  /** The statement ends where more was needed, or goes on with something else. */
  static final class UnexpectedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnexpectedException(String why) {
      super(why);
    }
  }
}
