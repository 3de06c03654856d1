package dev.belay.cli.docs;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A page of docs/rules.
 *
 * @param given what makes the database that both examples start from; may be empty
 * @param bad the migration that the rule objects to
 * @param good the one that it doesn't
 */
record RulePage(String id, String text, String given, String bad, String good) {
  private static final String GIVEN = "-- given:";
  private static final String GIVEN_LINE = "--   ";

  static RulePage read(String id) {
    String text = DocsFolder.named("rules").page(id);
    String bad = block(section(text, "Bad"));
    return new RulePage(
        id,
        text,
        String.join("\n", givenLines(bad)),
        bad.lines().skip(skipped(bad)).collect(Collectors.joining("\n", "", "\n")),
        block(section(text, "Good")));
  }

  /** The text from one heading of the second level to the next. */
  static String section(String text, String heading) {
    String begin = "\n## " + heading + "\n";
    int from = text.indexOf(begin);
    if (from < 0) {
      throw new IllegalArgumentException("no section " + heading);
    }
    int end = text.indexOf("\n## ", from + begin.length());
    return text.substring(from + begin.length(), end < 0 ? text.length() : end + 1);
  }

  private static String block(String section) {
    int from = section.indexOf("```sql\n");
    int end = section.indexOf("\n```\n", from);
    if (from < 0 || end < 0) {
      throw new IllegalArgumentException("no SQL in: " + section);
    }
    return section.substring(from + "```sql\n".length(), end + 1);
  }

  private static List<String> givenLines(String bad) {
    if (!bad.startsWith(GIVEN)) {
      return List.of();
    }
    return bad.lines()
        .skip(1)
        .takeWhile(line -> line.startsWith(GIVEN_LINE))
        .map(line -> line.substring(GIVEN_LINE.length()))
        .toList();
  }

  private static int skipped(String bad) {
    return bad.startsWith(GIVEN) ? givenLines(bad).size() + 1 : 0;
  }

  List<String> headings() {
    return text.lines().filter(line -> line.startsWith("#")).toList();
  }

  /** The bad migration with the page's own permission in front of it. */
  String badAllowed() {
    return block(section(text, "When to allow it")) + bad;
  }
}
