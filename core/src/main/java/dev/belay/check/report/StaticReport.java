package dev.belay.check.report;

import dev.belay.check.Allow;
import dev.belay.check.Check;
import dev.belay.check.Conditions;
import dev.belay.check.Finding;
import dev.belay.check.Findings;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.rehearse.Measurements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The part of a check that needs no database: what rules have to say of the statements. */
public final class StaticReport {
  private static final List<String> UNCHECKED =
      List.of(
          "how many rows and values would be lost, changed or blocked: no database was looked at",
          "whether the statements run on the real data, what they lock, and for how long: nothing"
              + " was run",
          "which files a database contains already: each was read as if those before it were in");

  private StaticReport() {}

  /**
   * Looks at each file as if those before it had been applied: what they make may hold rows.
   *
   * @param files in order
   */
  public static Findings ofEach(
      List<ParsedMigration> files, Conditions conditions, List<Allow> allows) {
    List<Finding> findings = new ArrayList<>();
    for (int index = 0; index < files.size(); index++) {
      findings.addAll(
          look(files.subList(0, index), List.of(files.get(index)), conditions, allows).all());
    }
    return new Findings(findings);
  }

  /** Looks at new files together, as if the earlier ones had been applied. */
  public static Findings ofNew(
      List<ParsedMigration> earlier,
      List<ParsedMigration> files,
      Conditions conditions,
      List<Allow> allows) {
    return look(earlier, files, conditions, allows);
  }

  private static Findings look(
      List<ParsedMigration> earlier,
      List<ParsedMigration> files,
      Conditions conditions,
      List<Allow> allows) {
    var script = new Script(earlier, files, Optional.empty(), Optional.empty(), conditions);
    return new Check(script, allows).look();
  }

  /**
   * The report of such findings.
   *
   * @param files those that were looked at
   * @param path from a file's name to its path in the report
   */
  public static CheckReport of(
      Subject subject,
      List<ParsedMigration> files,
      Findings findings,
      Severity failOn,
      UnaryOperator<String> path) {
    var assembly = new Assembly(findings, Measurements.NONE, path);
    return new CheckReport(
        subject,
        assembly.files(files),
        assembly.elsewhere(files),
        findings.overruled(),
        Optional.empty(),
        UNCHECKED,
        Optional.empty(),
        failOn);
  }
}
