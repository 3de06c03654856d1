package dev.belay.cli.docs;

import dev.belay.check.Finding;
import dev.belay.check.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * An example, and what was said of it.
 *
 * @param squawk the rules of squawk that object
 * @param findings of Belay, which knows the tables but not how many rows they hold
 * @param seen what the server did, in words
 */
record Compared(Example example, NavigableSet<String> squawk, List<Finding> findings, String seen) {
  /**
   * What squawk says of how things are written: of types that it prefers to others, of statements
   * that could be run twice, of settings that the script does not begin with.
   */
  static final Set<String> ADVICE =
      Set.of(
          "prefer-bigint-over-int",
          "prefer-identity",
          "prefer-robust-stmts",
          "prefer-text-field",
          "require-enum-value-ordering",
          "require-lock-timeout",
          "require-statement-timeout");

  /** Whether squawk objects to what the migration does. */
  boolean squawkObjects() {
    return !objections().isEmpty();
  }

  private NavigableSet<String> objections() {
    NavigableSet<String> rules = new TreeSet<>(squawk);
    rules.removeAll(ADVICE);
    return rules;
  }

  /** Whether Belay does; a notice is no objection. */
  boolean belayObjects() {
    return findings.stream().anyMatch(finding -> finding.severity() != Severity.NOTICE);
  }

  String squawkWords() {
    return String.join(", ", objections());
  }

  /** Its rules, those that are no more than notices last. */
  String belayWords() {
    NavigableSet<String> notices = rules(finding -> finding.severity() == Severity.NOTICE);
    NavigableSet<String> others = rules(finding -> finding.severity() != Severity.NOTICE);
    notices.removeAll(others);
    List<String> all = new ArrayList<>(others);
    notices.forEach(rule -> all.add(rule + " (notice)"));
    return String.join(", ", all);
  }

  private NavigableSet<String> rules(Predicate<Finding> wanted) {
    NavigableSet<String> rules = new TreeSet<>();
    findings.stream().filter(wanted).map(Finding::rule).forEach(rules::add);
    return rules;
  }
}
