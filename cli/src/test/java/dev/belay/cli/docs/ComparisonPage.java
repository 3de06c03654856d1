package dev.belay.cli.docs;

import dev.belay.cli.docs.Example.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The page docs/rules/comparison.md.
 *
 * @param all every example
 * @param remarks by people, by the names of examples
 */
record ComparisonPage(
    List<Compared> all, String squawk, String server, Map<String, String> remarks) {
  /** Without the ending. */
  static final String ID = "comparison";

  private static final Column BELAY = new Column("Belay says", Compared::belayWords);
  private static final Column SQUAWK = new Column("squawk says", Compared::squawkWords);
  private static final Column SEEN = new Column("the server did", Compared::seen);

  /** What is told of an example. */
  private record Column(String head, Function<Compared, String> cell) {}

  /** Some of the examples under a heading. */
  private record Part(String heading, Predicate<Compared> wanted, List<Column> columns) {}

  private List<Part> parts() {
    var remark = new Column("remark", each -> remarks.getOrDefault(each.example().name(), ""));
    return List.of(
        new Part(
            "Bad, and squawk is silent",
            each -> isBad(each) && each.belayObjects() && !each.squawkObjects(),
            List.of(BELAY, SEEN)),
        new Part(
            "Bad, and both object",
            each -> isBad(each) && each.belayObjects() && each.squawkObjects(),
            List.of(BELAY, SQUAWK, SEEN, remark)),
        new Part(
            "Bad, and Belay has no more than a notice",
            each -> isBad(each) && !each.belayObjects(),
            List.of(BELAY, SQUAWK, SEEN, remark)),
        new Part(
            "Good, and squawk objects",
            each -> !isBad(each) && each.squawkObjects(),
            List.of(BELAY, SQUAWK, SEEN, remark)),
        new Part(
            "Good, and Belay objects",
            each -> !isBad(each) && each.belayObjects() && !each.squawkObjects(),
            List.of(BELAY, SEEN, remark)),
        new Part(
            "Good, and nobody objects",
            each -> !isBad(each) && !each.belayObjects() && !each.squawkObjects(),
            List.of(BELAY, SEEN)));
  }

  private static boolean isBad(Compared each) {
    return each.example().kind() == Kind.BAD;
  }

  String text() {
    var text = new StringBuilder(introduction());
    for (Part part : parts()) {
      List<Compared> some = all.stream().filter(part.wanted()).toList();
      if (!some.isEmpty()) {
        text.append("\n## ").append(part.heading()).append('\n');
        text.append(table(part.columns(), some));
      }
    }
    return text.toString();
  }

  private String introduction() {
    return """
    # Belay beside squawk

    What [squawk](https://squawkhq.com), the linter that is known best, and Belay say of the examples for PostgreSQL on
    the pages of the [rules](README.md), and what a real server did with each. Written by `benchmarks/run comparison`;
    the remarks are by people. The examples are ours, so they show what we have thought of.

    - %s, with the rules that it has switched on by itself. It reads each example alone.
    - Belay reads each with the schema at hand that the page begins with; how many rows there are it is not told. A notice
      does not count as an objection.
    - "The server did" is what the rehearsal saw on PostgreSQL %s: the strongest lock on each table that keeps anybody out
      but other readers and writers of rows, what was done to all of its rows, and what failed or was lost.
    - Not counted as an objection is what squawk says of style, of bad and good examples alike; Belay sets the limits of
      time itself, runs a file in one transaction, and knows what has run:
    %s

    | of %d examples | Bad: %d | Good: %d |
    |---|---:|---:|
    | squawk objects to | %d | %d |
    | Belay objects to | %d | %d |
    """
        .formatted(
            squawk,
            server,
            advice(),
            all.size(),
            count(ComparisonPage::isBad),
            count(each -> !isBad(each)),
            count(each -> isBad(each) && each.squawkObjects()),
            count(each -> !isBad(each) && each.squawkObjects()),
            count(each -> isBad(each) && each.belayObjects()),
            count(each -> !isBad(each) && each.belayObjects()));
  }

  private long count(Predicate<Compared> wanted) {
    return all.stream().filter(wanted).count();
  }

  /** As in {@code - `prefer-robust-stmts`: of 62}. */
  private String advice() {
    return Compared.ADVICE.stream()
        .sorted()
        .map(rule -> "  - `" + rule + "`: of " + count(each -> each.squawk().contains(rule)))
        .collect(Collectors.joining("\n"));
  }

  private static String table(List<Column> columns, List<Compared> some) {
    List<Column> told = new ArrayList<>();
    for (Column column : columns) {
      if (some.stream().anyMatch(each -> !column.cell().apply(each).isEmpty())) {
        told.add(column);
      }
    }
    var text = new StringBuilder("| page |");
    told.forEach(column -> text.append(' ').append(column.head()).append(" |"));
    text.append("\n|---|");
    IntStream.range(0, told.size()).forEach(column -> text.append("---|"));
    for (Compared each : some) {
      String id = each.example().page().id();
      text.append("\n| [").append(id).append("](").append(id).append(".md) |");
      told.forEach(column -> text.append(cell(column.cell().apply(each))));
    }
    return text.append('\n').toString();
  }

  private static String cell(String words) {
    return " " + words.replace('\n', ' ').replace("|", "\\|") + " |";
  }
}
