package dev.belay.check.report;

import dev.belay.check.Danger;
import dev.belay.check.Finding;
import dev.belay.check.Findings;
import dev.belay.check.Severity;
import dev.belay.problem.Problem;
import dev.belay.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a check has to tell, whoever asked for it and however it is written.
 *
 * @param files in the order in which they would be applied
 * @param elsewhere findings that no single file is to blame for
 * @param overruled what a rule supposed and the rehearsal has disproved
 * @param evidence what the rehearsal has shown; empty where there was none
 * @param unchecked what could not be looked at, in sentences, each with its reason
 * @param problem why the check came to no end, if findings are not the reason
 * @param failOn from which severity on a finding makes the answer no
 */
public record CheckReport(
    Subject subject,
    List<CheckedFile> files,
    List<Finding> elsewhere,
    List<Finding> overruled,
    Optional<Evidence> evidence,
    List<String> unchecked,
    Optional<Problem> problem,
    Severity failOn) {
  public CheckReport {
    files = List.copyOf(files);
    elsewhere = List.copyOf(elsewhere);
    overruled = List.copyOf(overruled);
    unchecked = List.copyOf(unchecked);
  }

  /** Every finding with its place, in the order of the files. */
  public List<PlacedFinding> findings() {
    List<PlacedFinding> all = new ArrayList<>();
    for (CheckedFile file : files) {
      file.findings().forEach(finding -> all.add(new PlacedFinding(file.path(), finding)));
    }
    elsewhere.forEach(finding -> all.add(new PlacedFinding("", finding)));
    return all;
  }

  /**
   * Where to show a finding that has to be somewhere: in its file, or in the first one where no
   * single file is to blame; empty where there are no files.
   */
  Optional<String> pathOf(PlacedFinding placed) {
    return placed.path().isEmpty()
        ? files.stream().map(CheckedFile::path).findFirst()
        : Optional.of(placed.path());
  }

  /** The same without places. */
  public Findings all() {
    return new Findings(findings().stream().map(PlacedFinding::finding).toList(), overruled);
  }

  /** Every statement of every file. */
  public List<CheckedStatement> statements() {
    return files.stream().flatMap(file -> file.statements().stream()).toList();
  }

  /** How many statements are of that class. */
  public long count(Danger danger) {
    return statements().stream().filter(each -> each.danger() == danger).count();
  }

  /** How many findings of that severity are not allowed. */
  public long count(Severity severity) {
    return findings().stream()
        .filter(each -> each.finding().allowed().isEmpty())
        .filter(each -> each.finding().severity() == severity)
        .count();
  }

  public long allowed() {
    return findings().stream().filter(each -> each.finding().allowed().isPresent()).count();
  }

  /** Whether nothing stands in the way, as far as it was looked at. */
  public boolean passes() {
    return problem.isEmpty()
        && findings().stream().noneMatch(each -> each.finding().counts(failOn));
  }

  /** What a statement did in rehearsal, in words; nothing where it was not run. */
  public List<String> effects(Optional<Statement> statement) {
    return evidence.map(known -> EffectText.about(statement, known.measured())).orElse(List.of());
  }

  /** What was overruled, in sentences. */
  public List<String> disproved() {
    return overruled.stream()
        .map(each -> each.rule() + ", " + each.file() + ": " + each.message())
        .toList();
  }
}
