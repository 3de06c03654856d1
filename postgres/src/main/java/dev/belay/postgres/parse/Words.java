package dev.belay.postgres.parse;

import java.util.ArrayList;
import java.util.List;

/**
 * One statement word for word, for whoever wants to know a few things of it and not its meaning.
 */
public final class Words {
  private final List<Token> tokens;

  private Words(List<Token> tokens) {
    this.tokens = tokens;
  }

  public static Words of(String sql) {
    return new Words(Lexer.tokens(sql));
  }

  /** Whether there is nothing but white space and comments. */
  public boolean isEmpty() {
    return tokens.isEmpty();
  }

  /** Whether these keywords come first. */
  public boolean begin(String... keywords) {
    return areAt(0, keywords);
  }

  /** So many words from the beginning, in upper case. */
  public String first(int count) {
    var text = new StringBuilder();
    for (int at = 0; at < Math.min(count, tokens.size()); at++) {
      text.append(at == 0 ? "" : " ").append(tokens.get(at).keyword());
    }
    return text.toString();
  }

  /** The keyword at a place, counted from 0; empty behind the end. */
  public String word(int place) {
    return place < tokens.size() ? tokens.get(place).keyword() : "";
  }

  /** A name with what qualifies it, as it is written. */
  public String nameAt(int place) {
    var name = new StringBuilder();
    for (int at = place; at < tokens.size(); at += 2) {
      name.append(tokens.get(at).text());
      if (at + 1 >= tokens.size() || !tokens.get(at + 1).is(".")) {
        break;
      }
      name.append('.');
    }
    return name.toString();
  }

  /**
   * The same behind the last place of these keywords, and of ONLY; empty where they are nowhere.
   */
  public String nameBehind(String... keywords) {
    int place = last(keywords);
    int name = place + keywords.length;
    return place < 0 ? "" : nameAt(word(name).equals("ONLY") ? name + 1 : name);
  }

  /** A name with what qualifies it, each part as PostgreSQL stores it. */
  public List<String> partsAt(int place) {
    return named(place, ".");
  }

  /**
   * What stands in the first parentheses, divided by commas: names as PostgreSQL stores them, and
   * strings without their quotes.
   */
  public List<String> inParentheses() {
    for (int at = 0; at < tokens.size(); at++) {
      if (tokens.get(at).is("(")) {
        return named(at + 1, ",");
      }
    }
    return List.of();
  }

  private List<String> named(int place, String divider) {
    List<String> names = new ArrayList<>();
    for (int at = place; at < tokens.size(); at += 2) {
      names.add(name(tokens.get(at)));
      if (at + 1 >= tokens.size() || !tokens.get(at + 1).is(divider)) {
        break;
      }
    }
    return names;
  }

  /** Whether a keyword is anywhere, in parentheses or not. */
  public boolean mention(String keyword) {
    return tokens.stream().anyMatch(token -> token.is(keyword));
  }

  /** Whether a name begins so, as it is written, in parentheses or not. */
  public boolean nameBegins(String text) {
    return tokens.stream().anyMatch(token -> token.text().startsWith(text));
  }

  /** The last word, where it is a value: {@code SET x = 'value'}. */
  public String value() {
    return tokens.isEmpty() ? "" : name(tokens.get(tokens.size() - 1));
  }

  /** Whether rows follow the statement: {@code COPY ... FROM stdin}. */
  public boolean takesRows() {
    return CopyData.isTakenBy(tokens);
  }

  /** Whether a keyword is somewhere, outside of parentheses. */
  public boolean contain(String... keywords) {
    return last(keywords) >= 0;
  }

  /**
   * The names, divided by commas, behind the last place outside of parentheses where these keywords
   * are; a string counts as a name. Empty where they are nowhere.
   */
  public List<String> namesBehind(String... keywords) {
    int place = last(keywords);
    return place < 0 ? List.of() : named(place + keywords.length, ",");
  }

  private int last(String... keywords) {
    int depth = 0;
    int found = -1;
    for (int at = 0; at < tokens.size(); at++) {
      depth += tokens.get(at).is("(") ? 1 : tokens.get(at).is(")") ? -1 : 0;
      if (depth == 0 && areAt(at, keywords)) {
        found = at;
      }
    }
    return found;
  }

  private boolean areAt(int place, String... keywords) {
    if (place + keywords.length > tokens.size()) {
      return false;
    }
    for (int index = 0; index < keywords.length; index++) {
      if (!tokens.get(place + index).is(keywords[index])) {
        return false;
      }
    }
    return true;
  }

  private static String name(Token token) {
    return token.kind() == Token.Kind.STRING && token.text().length() > 1
        ? token.text().substring(1, token.text().length() - 1).replace("''", "'")
        : Name.of(token, '\\');
  }
}
