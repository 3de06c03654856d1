package dev.belay.cli.docs;

import dev.belay.check.Rule;
import dev.belay.check.Rules;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** Examples are for SQLite where no line says this. */
  private static final Pattern POSTGRES =
      Pattern.compile("(?m)^For PostgreSQL (\\d+)(?: to (\\d+))?\\.$");

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

  /** Those whose examples are for SQLite. */
  static List<String> forSqlite(List<String> ids) {
    return ids.stream().filter(id -> !read(id).isForPostgres()).toList();
  }

  /** Those whose examples are for PostgreSQL. */
  static List<RulePage> forPostgres() {
    return Stream.concat(Rules.ALL.stream(), Rules.OPTIONAL.stream())
        .map(Rule::id)
        .map(RulePage::read)
        .filter(RulePage::isForPostgres)
        .toList();
  }

  /** The ids of all rules, in the order of the lists. */
  static List<String> all() {
    return Stream.of(
            Rules.ALL.stream().map(Rule::id),
            Rules.OPTIONAL.stream().map(Rule::id),
            Rules.MEASURED.stream(),
            Rules.TRIED.stream())
        .flatMap(Function.identity())
        .toList();
  }

  /**
   * As in the README. Other rules of SQLite's pages hold for all kinds of databases, unless the
   * page says that they are for SQLite.
   */
  String engine() {
    if (isForPostgres()) {
      return "PostgreSQL";
    }
    return text.contains("\nFor SQLite.\n") ? "SQLite" : "both";
  }

  boolean isForPostgres() {
    return POSTGRES.matcher(text).find();
  }

  /** The oldest major version of PostgreSQL that knows the bad example. */
  int since() {
    Matcher found = POSTGRES.matcher(text);
    if (!found.find()) {
      throw new IllegalArgumentException(id + " is not for PostgreSQL");
    }
    return Integer.parseInt(found.group(1));
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

  /** The script that takes the good migration back, if the page has one. */
  Optional<String> down() {
    String section = section(text, "Good");
    int second = section.indexOf("\n```\n") + 1;
    return section.indexOf("```sql\n", second) < 0
        ? Optional.empty()
        : Optional.of(block(section.substring(second)));
  }

  List<String> headings() {
    return text.lines().filter(line -> line.startsWith("#")).toList();
  }

  /** The bad migration with the page's own permission in front of it. */
  String badAllowed() {
    return block(section(text, "When to allow it")) + bad;
  }

  /** The id, for the names of tests. */
  @Override
  public String toString() {
    return id;
  }
}
