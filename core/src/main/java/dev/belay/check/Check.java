package dev.belay.check;

import dev.belay.migration.ParsedMigration;
import dev.belay.rehearse.Rehearsed;
import dev.belay.sql.Action;
import dev.belay.sql.Span;
import dev.belay.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
  private final Unrolled unrolled;
  private final List<Rule> rules;
  private final Allows allows;

  /**
   * Prepares.
   *
   * @param given from configuration and command line; those in the files' comments are added
   */
  public Check(Script script, List<Allow> given) {
    this(script, new Unrolled(script), given);
  }

  private Check(Script script, Unrolled unrolled, List<Allow> given) {
    this.script = script;
    this.unrolled = unrolled;
    rules = Rules.under(script.conditions());
    allows = new Allows(script, given);
  }

  /**
   * One for each migration, as if those before it were earlier ones. What statements do behind
   * their words is found out once for all of them.
   */
  public static Stream<Check> ofEach(Script whole, List<Allow> given) {
    var unrolled = new Unrolled(whole);
    return IntStream.range(0, whole.migrations().size())
        .mapToObj(index -> new Check(whole.only(index), unrolled.only(index), given));
  }

  /** What the rules have to say of the statements, without running them. */
  public Findings look() {
    return allows.judge(fromRules());
  }

  /** The same, with what has come of trying them, where no rule says as much of a statement. */
  public Findings look(Tried tried) {
    List<Finding> findings = new ArrayList<>(fromRules());
    List<Finding> more = new ArrayList<>(tried.of(script));
    Set<Statement> foretold =
        statements(findings.stream().filter(each -> REFUSED.contains(each.rule())));
    more.removeIf(each -> isOf(foretold, each));
    Set<Statement> explained = statements(more.stream());
    findings.removeIf(each -> each.rule().equals("ban-unparsed") && isOf(explained, each));
    findings.addAll(more);
    return allows.judge(findings);
  }

  private static Set<Statement> statements(Stream<Finding> findings) {
    return findings.flatMap(each -> each.statement().stream()).collect(Collectors.toSet());
  }

  private static boolean isOf(Set<Statement> statements, Finding finding) {
    return finding.statement().filter(statements::contains).isPresent();
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
    List<String> files = script.migrations().stream().map(each -> each.migration().file()).toList();
    return new Findings(allows.judge(compared).all(), told(overruled)).inOrder(files);
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
    for (ParsedMigration migration : unrolled.script().migrations()) {
      for (Statement statement : migration.statements()) {
        findings.addAll(fromRules(unrolled.script(), migration, statement));
      }
    }
    return unrolled.told(findings);
  }

  /** Of a statement that does several things nothing is said twice. */
  private List<Finding> fromRules(Script all, ParsedMigration migration, Statement statement) {
    List<Finding> findings = new ArrayList<>();
    List<Action> actions = statement.actions();
    for (Rule rule : rules) {
      for (int index = 0; index < actions.size(); index++) {
        Span place = statement.place(index);
        rule.look(all, migration, statement, actions.get(index))
            .map(finding -> finding.at(place))
            .filter(finding -> findings.stream().noneMatch(finding::saysTheSameAs))
            .ifPresent(findings::add);
      }
    }
    return findings;
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
