package dev.belay.check;

import java.util.ArrayList;
import java.util.List;

/** What was found, in the order of the statements. */
public record Findings(List<Finding> all) {
  public static final Findings NONE = new Findings(List.of());

  public Findings {
    all = List.copyOf(all);
  }

  /** Those that stand in the way. */
  public List<Finding> counting(Severity failOn) {
    return all.stream().filter(finding -> finding.counts(failOn)).toList();
  }

  /** These, and then those. */
  public Findings and(Findings others) {
    List<Finding> both = new ArrayList<>(all);
    both.addAll(others.all);
    return new Findings(both);
  }

  public long count(Severity severity) {
    return all.stream()
        .filter(finding -> finding.severity() == severity && finding.allowed().isEmpty())
        .count();
  }

  /** As in {@code 1 error, 2 notices}. */
  public String summary() {
    StringBuilder text = new StringBuilder();
    for (Severity severity : Severity.values()) {
      long count = count(severity);
      if (count > 0) {
        text.append(text.isEmpty() ? "" : ", ")
            .append(count)
            .append(' ')
            .append(severity)
            .append(count == 1 ? "" : "s");
      }
    }
    long allowed = all.stream().filter(finding -> finding.allowed().isPresent()).count();
    if (allowed > 0) {
      text.append(text.isEmpty() ? "" : ", ").append(allowed).append(" allowed");
    }
    return text.isEmpty() ? "nothing to object to" : text.toString();
  }
}
