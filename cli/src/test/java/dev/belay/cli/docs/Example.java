package dev.belay.cli.docs;

import dev.belay.check.Rule;
import dev.belay.check.Rules;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a rule's page shows as bad, or as good. */
record Example(RulePage page, Kind kind) {
  enum Kind {
    BAD,
    GOOD;

    @Override
    public String toString() {
      return this == BAD ? "Bad" : "Good";
    }
  }

  /** Speaks only where another tool applies the files. */
  private static final String OF_OTHER_TOOLS = "require-lock-timeout";

  /**
   * Those for PostgreSQL, in the order of the rules: of rules that are on where Belay itself
   * applies the files.
   */
  static List<Example> forPostgres() {
    Set<String> others = Rules.OPTIONAL.stream().map(Rule::id).collect(Collectors.toSet());
    return RulePage.forPostgres().stream()
        .filter(page -> !others.contains(page.id()) && !page.id().equals(OF_OTHER_TOOLS))
        .flatMap(page -> Stream.of(Kind.values()).map(kind -> new Example(page, kind)))
        .toList();
  }

  String sql() {
    return kind == Kind.BAD ? page.bad() : page.good();
  }

  /** As in {@code ban-drop-table Bad}. */
  String name() {
    return page.id() + " " + kind;
  }
}
