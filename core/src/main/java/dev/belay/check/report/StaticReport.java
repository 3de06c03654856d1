package dev.belay.check.report;

import dev.belay.check.Allow;
import dev.belay.check.Check;
import dev.belay.check.Conditions;
import dev.belay.check.Finding;
import dev.belay.check.Findings;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.check.Tried;
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
              + " was run there",
          "which files a database contains already: each was read as if those before it were in");

  private StaticReport() {}

  /**
   * Looks at each file as if those before it had been applied: what they make may hold rows.
   *
   * @param whole all files in order
   * @param tried what has come of trying all of them
   */
  public static Findings ofEach(Script whole, List<Allow> allows, Tried tried) {
    List<Finding> findings = new ArrayList<>();
    Check.ofEach(whole, allows).forEach(each -> findings.addAll(each.look(tried).all()));
    return new Findings(findings);
  }

  /** Looks at new files together, as if the earlier ones had been applied. */
  public static Findings ofNew(Script script, List<Allow> allows, Tried tried) {
    return new Check(script, allows).look(tried);
  }

  /** What can be said without a database: migrations, and those before them. */
  public static Script script(
      List<ParsedMigration> earlier, List<ParsedMigration> files, Conditions conditions) {
    return new Script(earlier, files, Optional.empty(), Optional.empty(), conditions);
  }

  /**
   * The report of such findings.
   *
   * @param files those that were looked at
   * @param tried what has come of trying them
   * @param path from a file's name to its path in the report
   */
  public static CheckReport of(
      Subject subject,
      List<ParsedMigration> files,
      Findings findings,
      Tried tried,
      Severity failOn,
      UnaryOperator<String> path) {
    var assembly = new Assembly(findings, Measurements.NONE, path);
    return new CheckReport(
        subject,
        assembly.files(files),
        assembly.elsewhere(files),
        findings.overruled(),
        Optional.empty(),
        unchecked(tried),
        Optional.empty(),
        failOn);
  }

  private static List<String> unchecked(Tried tried) {
    List<String> unchecked = new ArrayList<>(UNCHECKED);
    tried.untried().ifPresent(unchecked::add);
    return unchecked;
  }
}
