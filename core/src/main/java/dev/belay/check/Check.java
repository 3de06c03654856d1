package dev.belay.check;

import dev.belay.migration.ParsedMigration;
import dev.belay.rehearse.Rehearsed;
import dev.belay.sql.Action;
import dev.belay.sql.ObjectAction;
import dev.belay.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Puts together what rules and rehearsal have to say, and what of it is allowed. Pure. */
public final class Check {
  /** What says of a statement why the database refuses it, and what to do instead. */
  private static final Set<String> REFUSED =
      Set.of("ban-drop-column-in-use", "ban-refused-column", "require-default-for-not-null");

  /** What rules foretell and a rehearsal with all rows sees for itself. */
  private static final Set<String> SEEN_IN_REHEARSAL =
      Set.of(
          "ban-changed-values",
          "ban-drop-column-in-use",
          "ban-lost-rows",
          "ban-lost-values",
          "ban-new-enum-value-in-transaction",
          "ban-refused-column",
          "require-default-for-not-null",
          "require-values-for-not-null");

  private final Script script;
  private final List<Rule> rules;
  private final Allows allows;

  /**
   * Prepares.
   *
   * @param given from configuration and command line; those in the files' comments are added
   */
  public Check(Script script, List<Allow> given) {
    this.script = script;
    rules = Rules.under(script.conditions());
    allows = new Allows(script, given);
  }

  /** What the rules have to say of the statements, without running them. */
  public Findings look() {
    return allows.judge(fromRules());
  }

  /** The same, with what has come of trying them, where no rule says as much of a statement. */
  public Findings look(Tried tried) {
    List<Finding> findings = new ArrayList<>(fromRules());
    List<Finding> more = new ArrayList<>(tried.of(script));
    more.removeIf(each -> findings.stream().anyMatch(finding -> foretells(finding, each)));
    findings.removeIf(finding -> more.stream().anyMatch(each -> explains(each, finding)));
    findings.addAll(more);
    return allows.judge(findings);
  }

  private static boolean foretells(Finding rule, Finding tried) {
    return REFUSED.contains(rule.rule()) && rule.statement().equals(tried.statement());
  }

  /** Why a statement was not understood. */
  private static boolean explains(Finding tried, Finding rule) {
    return rule.rule().equals("ban-unparsed") && rule.statement().equals(tried.statement());
  }

  /** The same, with what the rehearsal has measured in place of what the rules supposed. */
  public Findings look(Rehearsed rehearsed) {
    List<Finding> findings = new ArrayList<>(fromRules());
    List<Finding> measured =
        new Measured(script, rehearsed)
            .findings().stream().map(each -> placed(each, findings)).toList();
    if (!rehearsed.ground().isWhole()) {
      return allows.judge(withSeen(findings, measured));
    }
    for (Finding each : measured) {
      findings.removeIf(finding -> sameThing(finding, each));
    }
    List<Finding> overruled =
        findings.stream().filter(finding -> disproved(finding, rehearsed)).toList();
    findings.removeAll(overruled);
    findings.addAll(measured);
    List<Finding> compared = new Compared(rehearsed.measured()).with(findings);
    return new Findings(allows.judge(compared).all(), told(overruled));
  }

  /** Where a rule has found the place of what was measured. */
  private static Finding placed(Finding measured, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> sameThing(finding, measured))
        .flatMap(finding -> finding.place().stream())
        .findFirst()
        .map(measured::at)
        .orElse(measured);
  }

  /** The measurement wins, and says so. */
  private static List<Finding> told(List<Finding> overruled) {
    return overruled.stream()
        .map(each -> each.saying(each.message() + "; but in rehearsal it ran on all rows"))
        .toList();
  }

  /** What a part of the rows has shown is true, but its numbers are not, and it excuses nothing. */
  private static List<Finding> withSeen(List<Finding> findings, List<Finding> seen) {
    List<Finding> all = new ArrayList<>(findings);
    for (Finding each : seen) {
      if (findings.stream().noneMatch(finding -> sameThing(finding, each))) {
        all.add(each.saying("in the rows of the rehearsal: " + each.message()));
      }
    }
    return all;
  }

  private List<Finding> fromRules() {
    List<Finding> findings = new ArrayList<>();
    for (ParsedMigration migration : script.migrations()) {
      for (Statement statement : migration.statements()) {
        findings.addAll(fromRules(migration, statement));
      }
    }
    return findings;
  }

  /** Of a statement that does several things nothing is said twice. */
  private List<Finding> fromRules(ParsedMigration migration, Statement statement) {
    List<Finding> findings = new ArrayList<>();
    for (Rule rule : rules) {
      for (Action action : statement.actions()) {
        rule.look(script, migration, statement, action)
            .map(finding -> finding.at(statement.place(action)))
            .map(finding -> isBlock(statement) ? finding.withoutFix() : finding)
            .filter(finding -> findings.stream().noneMatch(finding::saysTheSameAs))
            .ifPresent(findings::add);
      }
    }
    return findings;
  }

  /** What is inside of a block can't be written anew by itself. */
  private static boolean isBlock(Statement statement) {
    return statement.actions().getFirst() instanceof ObjectAction.RunBlock;
  }

  private static boolean sameThing(Finding one, Finding other) {
    return one.rule().equals(other.rule()) && one.statement().equals(other.statement());
  }

  /** What was said to fail has run on the real data, and what is lost there has been counted. */
  private static boolean disproved(Finding finding, Rehearsed rehearsed) {
    boolean leftOut =
        finding.rule().equals("ban-drop-column")
            && finding.statement().filter(Check::isCopy).isPresent();
    return (leftOut || SEEN_IN_REHEARSAL.contains(finding.rule()))
        && !rehearsed.expectation().after().tables().isEmpty();
  }

  private static boolean isCopy(Statement statement) {
    return statement.action() instanceof Action.Insert;
  }
}
