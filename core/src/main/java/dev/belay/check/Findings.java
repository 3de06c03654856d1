package dev.belay.check;

import dev.belay.problem.Counted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What was found, in the order of the statements.
 *
 * @param overruled what rules supposed and a rehearsal has disproved; it counts for nothing
 */
public record Findings(List<Finding> all, List<Finding> overruled) {
  public static final Findings NONE = new Findings(List.of());

  public Findings {
    all = List.copyOf(all);
    overruled = List.copyOf(overruled);
  }

  /** Nothing was overruled. */
  public Findings(List<Finding> all) {
    this(all, List.of());
  }

  /** Those that stand in the way. */
  public List<Finding> counting(Severity failOn) {
    return all.stream().filter(finding -> finding.counts(failOn)).toList();
  }

  /** What would have stood in the way, and was allowed to happen. */
  public List<Finding> allowedErrors() {
    return all.stream()
        .filter(finding -> finding.severity() == Severity.ERROR && finding.allowed().isPresent())
        .toList();
  }

  /** These, and then those. */
  public Findings and(Findings others) {
    return new Findings(joined(all, others.all), joined(overruled, others.overruled));
  }

  private static List<Finding> joined(List<Finding> some, List<Finding> others) {
    List<Finding> both = new ArrayList<>(some);
    both.addAll(others);
    return both;
  }

  /** Those about some files, and those that no single file is to blame for. */
  public Findings only(Predicate<String> file) {
    Predicate<Finding> wanted = finding -> finding.file().isEmpty() || file.test(finding.file());
    return new Findings(
        all.stream().filter(wanted).toList(), overruled.stream().filter(wanted).toList());
  }

  /** The same in the order of the files, and in that of the statements in each. */
  Findings inOrder(List<String> files) {
    List<Finding> sorted = new ArrayList<>(all);
    sorted.sort(
        Comparator.comparingInt((Finding each) -> place(each.file(), files))
            .thenComparingInt(Findings::place));
    return new Findings(sorted, overruled);
  }

  private static int place(String file, List<String> files) {
    int place = files.indexOf(file);
    return place < 0 ? files.size() : place;
  }

  private static int place(Finding finding) {
    return finding.statement().map(at -> at.begin().offset()).orElse(Integer.MAX_VALUE);
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
        text.append(text.isEmpty() ? "" : ", ").append(Counted.of(count, severity.toString()));
      }
    }
    long allowed = all.stream().filter(finding -> finding.allowed().isPresent()).count();
    if (allowed > 0) {
      text.append(text.isEmpty() ? "" : ", ").append(allowed).append(" allowed");
    }
    return text.isEmpty() ? "nothing to object to" : text.toString();
  }
}
