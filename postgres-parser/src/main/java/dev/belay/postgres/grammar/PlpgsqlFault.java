package dev.belay.postgres.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds where a body in PL/pgSQL goes wrong, which its parser does not tell. It stops at the first
 * error: whatever is cut off behind that, the error stays the same.
 */
final class PlpgsqlFault {
  /**
   * Of these nothing but the text decides. Others may be said because the parser has no catalogue.
   */
  private static final Pattern OF_SYNTAX =
      Pattern.compile(
          "(?:syntax error|missing |mismatched parentheses|unexpected end |unterminated ).*",
          Pattern.DOTALL);

  private static final Pattern NEAR = Pattern.compile("at or near \"(.+)\"$", Pattern.DOTALL);

  /** To look for it takes a dozen times as long as to parse it. */
  private static final int LONGEST = 50_000;

  private final Function<String, Parsed> parser;
  private final Literal body;
  private final Parsed.Statement statement;
  private final String message;

  PlpgsqlFault(
      Function<String, Parsed> parser, Literal body, Parsed.Statement statement, String message) {
    this.parser = parser;
    this.body = body;
    this.statement = statement;
    this.message = message;
  }

  boolean isOfSyntax() {
    return OF_SYNTAX.matcher(message).matches();
  }

  /** The place in the text of which the body is a part; of a very long one, where it begins. */
  int place() {
    List<Integer> ends = ends();
    if (body.end() - body.begin() > LONGEST) {
      return body.begin();
    }
    int last = ends.size() - 1;
    int found = message.endsWith("at end of input") ? last : first(ends, 0, "");
    return between(found == 0 ? body.begin() : ends.get(found - 1), ends.get(found));
  }

  /** Which of these places is the first that is not before the error; the last one is not. */
  private int first(List<Integer> places, int length, String behind) {
    int first = 0;
    int last = places.size() - 1;
    while (first < last) {
      int middle = (first + last) / 2;
      if (isWrong(body.text().substring(0, places.get(middle) + length) + behind)) {
        last = middle;
      } else {
        first = middle + 1;
      }
    }
    return first;
  }

  /** Behind each semicolon, and behind everything. */
  private List<Integer> ends() {
    List<Integer> ends = new ArrayList<>();
    int end = body.end();
    for (int at = body.text().indexOf(';', body.begin());
        at >= 0 && at < end;
        at = body.text().indexOf(';', at + 1)) {
      ends.add(at + 1);
    }
    ends.add(end);
    return ends;
  }

  /** Whether it is that error if the body ends so. */
  private boolean isWrong(String upToHere) {
    String cut =
        upToHere.substring(statement.begin())
            + " "
            + body.text().substring(body.end(), statement.end());
    return parser.apply(cut) instanceof Parsed.SyntaxError error && error.message().equals(message);
  }

  /** What the message names, where it stands for the first time behind what is right. */
  private int between(int begin, int end) {
    Matcher near = NEAR.matcher(message);
    if (!near.find()) {
      return lastCharacter(begin, end);
    }
    String word = near.group(1);
    List<Integer> places = new ArrayList<>();
    for (int at = body.text().indexOf(word, begin);
        at >= 0 && at + word.length() <= end;
        at = body.text().indexOf(word, at + 1)) {
      places.add(at);
    }
    return places.isEmpty()
        ? lastCharacter(begin, end)
        : places.get(first(places, word.length(), ";"));
  }

  private int lastCharacter(int begin, int end) {
    int at = end - 1;
    while (at > begin && Character.isWhitespace(body.text().charAt(at))) {
      at--;
    }
    return Math.max(at, begin);
  }
}
