package dev.belay.check.report;

import java.util.HashMap;
import java.util.Map;

/** Gives each finding of a report an identity of its own. */
final class Occurrences {
  private final Map<String, Integer> seen = new HashMap<>();

  /** Two that say the same of the same statement differ by their order. */
  String identity(PlacedFinding finding) {
    int before = seen.merge(finding.identity(0), 1, Integer::sum) - 1;
    return finding.identity(before);
  }
}
