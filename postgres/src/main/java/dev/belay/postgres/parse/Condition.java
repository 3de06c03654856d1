package dev.belay.postgres.parse;

import java.util.ArrayList;
import java.util.List;

/** What stands behind {@code WHERE}. */
final class Condition {
  private Condition() {}

  /** The cursor stands before a {@code WHERE} if there is one. */
  static boolean filters(Cursor cursor) {
    if (cursor.skipTo("WHERE").isEmpty()) {
      return false;
    }
    cursor.next();
    int begin = cursor.place();
    cursor.skipTo("RETURNING");
    return canBeFalse(cursor.since(begin));
  }

  /**
   * Whether some row may not meet it. Only what people write to mean "all rows" is seen through.
   */
  static boolean canBeFalse(List<Token> condition) {
    return !isAlwaysTrue(condition);
  }

  private static boolean isAlwaysTrue(List<Token> condition) {
    int size = condition.size();
    if (size > 2 && condition.get(0).is("(") && closes(condition) == size - 1) {
      return isAlwaysTrue(condition.subList(1, size - 1));
    }
    List<List<Token>> either = divided(condition, "OR");
    if (either.size() > 1) {
      return either.stream().anyMatch(Condition::isAlwaysTrue);
    }
    List<List<Token>> both = divided(condition, "AND");
    if (both.size() > 1) {
      return both.stream().allMatch(Condition::isAlwaysTrue);
    }
    if (size == 1) {
      return condition.get(0).is("TRUE");
    }
    if (size == 2) {
      return condition.get(0).is("NOT") && condition.get(1).is("FALSE");
    }
    return size == 3
        && (condition.get(1).is("=") || condition.get(1).is("IS"))
        && condition.get(0).text().equals(condition.get(2).text());
  }

  /** The parts between the word, where it stands outside of parentheses. */
  private static List<List<Token>> divided(List<Token> condition, String word) {
    List<List<Token>> parts = new ArrayList<>();
    int depth = 0;
    int begin = 0;
    for (int index = 0; index < condition.size(); index++) {
      Token token = condition.get(index);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0 && token.is(word)) {
        parts.add(condition.subList(begin, index));
        begin = index + 1;
      }
    }
    parts.add(condition.subList(begin, condition.size()));
    return parts;
  }

  /** Where the parenthesis ends that the condition begins with. */
  private static int closes(List<Token> condition) {
    int depth = 0;
    for (int index = 0; index < condition.size(); index++) {
      Token token = condition.get(index);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0) {
        return index;
      }
    }
    return -1;
  }
}
