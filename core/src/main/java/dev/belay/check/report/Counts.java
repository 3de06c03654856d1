package dev.belay.check.report;

import dev.belay.check.Danger;
import dev.belay.check.Severity;
import dev.belay.problem.Counted;
import java.util.ArrayList;
import java.util.List;

/** A report in numbers. */
public final class Counts {
  private Counts() {}

  /** As in {@code 3 statements in 2 files: 1 dangerous, 2 safe}. */
  public static String statements(CheckReport report) {
    List<String> parts = new ArrayList<>();
    for (Danger danger : List.of(Danger.values()).reversed()) {
      long count = report.count(danger);
      if (count > 0) {
        parts.add(count + " " + danger);
      }
    }
    return Counted.of(report.statements().size(), "statement")
        + " in "
        + Counted.of(report.files().size(), "file")
        + (parts.isEmpty() ? "" : ": " + String.join(", ", parts));
  }

  /** As in {@code 1 error, 2 notices, 1 allowed}. */
  public static String findings(CheckReport report) {
    List<String> parts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count = report.count(severity);
      if (count > 0) {
        parts.add(Counted.of(count, severity.toString()));
      }
    }
    if (report.allowed() > 0) {
      parts.add(report.allowed() + " allowed");
    }
    return parts.isEmpty() ? "nothing to object to" : String.join(", ", parts);
  }

  /** In a word or two, whether it would go through. */
  public static String verdict(CheckReport report) {
    if (!report.passes()) {
      return report.problem().isPresent() ? "does not go through" : "would be refused";
    }
    if (report.files().isEmpty()) {
      return "nothing to check";
    }
    return report.evidence().isPresent() ? "would go through" : "nothing stands in the way";
  }
}
