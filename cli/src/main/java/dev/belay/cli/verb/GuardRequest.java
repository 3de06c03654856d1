package dev.belay.cli.verb;

import dev.belay.engine.Guard;
import dev.belay.engine.GuardOptions;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Which guards are wanted, as the command line says it. */
final class GuardRequest {
  private static final String ONLY = "--only";
  private static final String WITH = "--with";
  private static final String WITHOUT = "--without";
  private static final String ROWS = "--rows";
  private static final String PERCENT = "--percent";
  private static final String LIMIT = "--limit";
  private static final String EXCEPT = "--except";
  private static final String PASS = "--pass";
  private static final List<String> ALL =
      List.of(ONLY, WITH, WITHOUT, ROWS, PERCENT, LIMIT, EXCEPT, PASS);

  private final ParseResult given;

  GuardRequest(ParseResult given) {
    this.given = given;
  }

  static void describe(CommandSpec spec) {
    spec.addOption(list(ONLY, "GUARD", "These guards and no others: " + ids() + "."));
    spec.addOption(list(WITH, "GUARD", "Besides the usual ones, which are all but drop-database."));
    spec.addOption(list(WITHOUT, "GUARD", "Leave these out."));
    spec.addOption(
        Options.text(ROWS, "N", "Rows that any statement may delete or change. Usual: 1000."));
    spec.addOption(Options.text(PERCENT, "N", "How much of a table more rows may be. Usual: 10."));
    spec.addOption(list(LIMIT, "TABLE=ROWS", "Another limit for a table; * stands for anything."));
    spec.addOption(list(EXCEPT, "TABLE", "Refuse nothing for a table; * stands for anything."));
    spec.addOption(list(PASS, "ROLE", "A role whose migrations by Belay may pass, besides yours."));
  }

  private static OptionSpec list(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .splitRegex(",")
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** What is wanted; where nothing is said, what is there. */
  GuardOptions over(Optional<GuardOptions> before) {
    if (before.isPresent() && ALL.stream().noneMatch(given::hasMatchedOption)) {
      return before.get();
    }
    GuardOptions usual = GuardOptions.USUAL;
    return new GuardOptions(
        guards(),
        new GuardOptions.RowLimit(
            number(ROWS, usual.limit().rows(), Long.MAX_VALUE),
            (int) number(PERCENT, usual.limit().percent(), 100)),
        limits(),
        new TreeSet<>(texts(EXCEPT)),
        new TreeSet<>(texts(PASS)));
  }

  private SortedSet<Guard> guards() {
    List<Guard> guards = new ArrayList<>(guards(ONLY));
    if (guards.isEmpty()) {
      guards.addAll(GuardOptions.USUAL.guards());
    }
    guards.addAll(guards(WITH));
    guards.removeAll(guards(WITHOUT));
    return new TreeSet<>(guards);
  }

  private List<Guard> guards(String option) {
    return texts(option).stream()
        .map(id -> Guard.find(id).orElseThrow(() -> wrong(option, id, "one of " + ids())))
        .toList();
  }

  private static String ids() {
    return Stream.of(Guard.values()).map(Guard::id).collect(Collectors.joining(", "));
  }

  private SortedMap<String, Long> limits() {
    SortedMap<String, Long> limits = new TreeMap<>();
    for (String text : texts(LIMIT)) {
      int equal = text.lastIndexOf('=');
      if (equal < 1) {
        throw wrong(LIMIT, text, "as in orders=50000");
      }
      limits.put(
          text.substring(0, equal), number(LIMIT, text.substring(equal + 1), Long.MAX_VALUE));
    }
    return limits;
  }

  private List<String> texts(String option) {
    return given.matchedOptionValue(option, List.of());
  }

  private long number(String option, long usual, long most) {
    String text = given.matchedOptionValue(option, Long.toString(usual));
    return number(option, text, most);
  }

  private static long number(String option, String text, long most) {
    if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) > most) {
      throw wrong(
          option, text, most == Long.MAX_VALUE ? "a whole number" : "a whole number up to " + most);
    }
    return Long.parseLong(text);
  }

  private static BelayException wrong(String option, String text, String expected) {
    return Problem.of(Code.USAGE, option + " can't be " + text)
        .why("it has to be " + expected)
        .state("")
        .remedy("belay protect --help")
        .toException();
  }
}
