package dev.belay.cli.docs;

import java.util.List;
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

  /** Those for PostgreSQL, in the order of the rules. */
  static List<Example> forPostgres() {
    return RulePage.forPostgres().stream()
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
