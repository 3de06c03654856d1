package dev.belay.sqlite.parse;

import java.util.List;

/** A {@code WHERE} and what may come behind it. */
final class Condition {
  private Condition() {}

  /**
   * Whether some row may not meet it. Only what people write to mean "all rows" is seen through.
   *
   * @param tokens from {@code WHERE} on
   */
  static boolean canBeFalse(List<Token> tokens) {
    int end = 1;
    while (end < tokens.size() && !tokens.get(end).is("RETURNING")) {
      end++;
    }
    return !isAlwaysTrue(tokens.subList(1, end));
  }

  private static boolean isAlwaysTrue(List<Token> written) {
    List<Token> condition = withoutParentheses(written);
    int size = condition.size();
    if (size == 1) {
      return condition.get(0).is("TRUE") || isNonZero(condition.get(0));
    }
    if (size == 2) {
      return condition.get(0).is("NOT") && isZero(condition.get(1));
    }
    return size > 2
        && isEquality(condition.subList(1, size - 1))
        && condition.get(0).text().equals(condition.get(size - 1).text());
  }

  private static List<Token> withoutParentheses(List<Token> condition) {
    int begin = 0;
    int end = condition.size();
    while (end - begin > 2 && condition.get(begin).is("(") && condition.get(end - 1).is(")")) {
      begin++;
      end--;
    }
    return condition.subList(begin, end);
  }

  private static boolean isEquality(List<Token> operator) {
    return switch (operator.size()) {
      case 1 -> operator.get(0).is("=") || operator.get(0).is("IS");
      case 2 -> operator.get(0).is("=") && operator.get(1).is("=");
      default -> false;
    };
  }

  private static boolean isZero(Token token) {
    return token.is("FALSE") || token.text().equals("0");
  }

  private static boolean isNonZero(Token token) {
    return token.kind() == Token.Kind.NUMBER && !token.text().matches("0[xX]?[0.]*");
  }
}
