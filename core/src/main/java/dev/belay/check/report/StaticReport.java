package dev.belay.check.report;

import dev.belay.check.Allow;
import dev.belay.check.Check;
import dev.belay.check.Findings;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.rehearse.Measurements;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The part of a check that needs no database: what rules have to say of the statements. */
public final class StaticReport {
  private static final List<String> UNCHECKED =
      List.of(
          "how many rows and values would be lost, changed or blocked: no database was looked at",
          "whether the statements run on the real data, what they lock, and for how long: nothing"
              + " was run",
          "which files a database contains already: all of them were read as one chain");

  private StaticReport() {}

  /**
   * Looks.
   *
   * @param chain every file from the first one on: what an earlier one makes a later one may use
   * @param told which files are told of, by name
   * @param path from a file's name to its path in the report
   */
  public static CheckReport of(
      Subject subject,
      List<ParsedMigration> chain,
      List<Allow> allows,
      Severity failOn,
      Predicate<String> told,
      UnaryOperator<String> path) {
    var script = new Script(chain, Optional.empty(), Optional.empty());
    Findings findings = new Check(script, allows).look().only(told);
    List<ParsedMigration> wanted =
        chain.stream().filter(each -> told.test(each.migration().file())).toList();
    var assembly = new Assembly(findings, Measurements.NONE, path);
    return new CheckReport(
        subject,
        assembly.files(wanted),
        assembly.elsewhere(wanted),
        findings.overruled(),
        Optional.empty(),
        UNCHECKED,
        Optional.empty(),
        failOn);
  }
}
