package dev.belay.migrate;

import dev.belay.apply.Applier;
import dev.belay.apply.Batch;
import dev.belay.check.Finding;
import dev.belay.check.Findings;
import dev.belay.check.Severity;
import dev.belay.check.report.Assembly;
import dev.belay.check.report.CheckReport;
import dev.belay.check.report.Evidence;
import dev.belay.check.report.Subject;
import dev.belay.fingerprint.Change;
import dev.belay.migration.ParsedMigration;
import dev.belay.pipeline.Outcome;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.rehearse.Ground;
import dev.belay.rehearse.Measurements;
import dev.belay.rehearse.Rehearsed;
import dev.belay.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What came out of a dry run, as the report of a check. */
public final class DryRunReport {
  private final Migrate.Report report;
  private final Optional<String> command;

  private DryRunReport(Migrate.Report report, Optional<String> command) {
    this.report = report;
    this.command = command;
  }

  /**
   * Puts it together.
   *
   * @param command the team's own that applies another tool's migrations, if there is one
   * @param told which files are told of, by name
   * @param path from a file's name to its path in the report
   */
  public static CheckReport of(
      Migrate.Report report,
      Optional<String> command,
      Subject subject,
      Severity failOn,
      Predicate<String> told,
      UnaryOperator<String> path) {
    return new DryRunReport(report, command).of(subject, failOn, told, path);
  }

  private CheckReport of(
      Subject subject, Severity failOn, Predicate<String> told, UnaryOperator<String> path) {
    List<ParsedMigration> migrations =
        report.migrations().stream().filter(each -> told.test(each.migration().file())).toList();
    Optional<Problem> problem = problem();
    Optional<Finding> failure = problem.flatMap(this::failure);
    Findings findings =
        report.findings().and(new Findings(failure.map(List::of).orElse(List.of())));
    Measurements measured = report.rehearsed().map(Rehearsed::measured).orElse(Measurements.NONE);
    var assembly = new Assembly(findings, measured, path);
    return new CheckReport(
        subject,
        assembly.files(migrations),
        assembly.elsewhere(migrations),
        findings.overruled(),
        report.rehearsed().map(this::evidence),
        unchecked(),
        failure.isPresent() ? Optional.empty() : problem,
        failOn);
  }

  /** What the findings don't tell. */
  private Optional<Problem> problem() {
    return report.outcome() instanceof Outcome.RolledBack(String step, Problem problem)
            && problem.code() != Code.FINDINGS
        ? Optional.of(problem)
        : Optional.empty();
  }

  /** A statement that fails on the real data is told where it stands. */
  private Optional<Finding> failure(Problem problem) {
    for (ParsedMigration migration : report.migrations()) {
      for (Statement statement : migration.statements()) {
        String failed = Applier.failedAt(migration.migration().file(), statement);
        if (problem.what().equals(failed) || problem.what().startsWith(failed + " ")) {
          String message = "fails in rehearsal: " + problem.why().replace('\n', ' ');
          String rule = problem.code().id();
          return Optional.of(
              Finding.of(rule, Severity.ERROR, statement, message, problem.remedy()));
        }
      }
    }
    return Optional.empty();
  }

  private Evidence evidence(Rehearsed rehearsed) {
    return new Evidence(
        rehearsed.ground(),
        rehearsed.content().changes().stream().map(Change::describe).toList(),
        rehearsed.measured(),
        Batch.isOneTransaction(Batch.of(report.migrations())),
        rehearsed.down());
  }

  private List<String> unchecked() {
    List<String> unchecked = new ArrayList<>();
    if (report.rehearsed().isEmpty() && !report.migrations().isEmpty()) {
      unchecked.add(
          "what becomes of the data, what is locked, and how long it takes: the migrations were"
              + " not run to their end on a copy");
    } else if (!report.ground().isWhole()) {
      unchecked.add(
          "what becomes of all rows, and whether all of them keep new rules (NOT NULL, UNIQUE,"
              + " CHECK, foreign keys): the rehearsal was on "
              + (report.ground() == Ground.SAMPLE ? "a sample of the rows" : "the schema alone"));
    }
    command
        .filter(line -> report.migrations().stream().anyMatch(DryRunReport::isOfAnotherTool))
        .ifPresent(line -> unchecked.add(byItself(line)));
    return unchecked;
  }

  private static boolean isOfAnotherTool(ParsedMigration migration) {
    return migration.migration().mark().isPresent();
  }

  /** Astray it would change the target, and a check has no backup to take that back with. */
  private static String byItself(String line) {
    return ("what \"%s\" does: a check runs the statements itself, on a copy;"
            + " the command is rehearsed by belay migrate")
        .formatted(line);
  }
}
