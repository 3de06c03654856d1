package dev.belay.check;

import dev.belay.engine.Refusal;
import dev.belay.engine.Trial;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a database without rows says to migrations, tried one statement after the other. Used once,
 * by one thread.
 */
public final class Tried {
  /** The id of what is found by trying. */
  public static final String FAILING = "ban-failing-statement";

  private static final String VIOLATION = "ban-violation";

  private final Trial trial;
  private final Script script;
  private final Unknown unknown;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> broken = new HashSet<>();

  /**
   * Prepares.
   *
   * @param trial made with the script's schema, where that is known, and with an empty one
   *     otherwise; whoever opened it closes it
   */
  public Tried(Trial trial, Script script) {
    this.trial = trial;
    this.script = script;
    unknown = new Unknown(script.schema().isPresent(), trial.lacking());
  }

  /** What is sure to fail, and at most one finding on what could not be tried. */
  public List<Finding> findings() {
    if (script.schema().isEmpty()) {
      script.earlier().forEach(migration -> migration.statements().forEach(this::run));
    }
    broken.addAll(trial.brokenViews().keySet());
    for (ParsedMigration migration : script.migrations()) {
      for (Statement statement : migration.statements()) {
        run(statement).ifPresent(refusal -> findings.add(failing(statement, refusal)));
      }
      views(migration);
    }
    unknown.finding().ifPresent(findings::add);
    return findings;
  }

  /** Why it is sure to fail, if it is. */
  private Optional<Refusal> run(Statement statement) {
    Optional<Refusal> refusal = trial.run(statement);
    return refusal.isPresent()
        ? refusal.filter(why -> unknown.isSure(statement, why))
        : unknown.ran(statement);
  }

  private static Finding failing(Statement statement, Refusal refusal) {
    return Finding.of(
        FAILING,
        Severity.ERROR,
        statement,
        "fails: " + refusal.words(),
        "It fails in a database without rows, and so in any other.");
  }

  /** A rebuild may break them for a moment, so that only the end of a file counts. */
  private void views(ParsedMigration migration) {
    for (Map.Entry<String, Refusal> view : trial.brokenViews().entrySet()) {
      if (broken.add(view.getKey()) && unknown.isSure(view.getKey(), view.getValue())) {
        findings.add(brokenView(migration, view.getKey(), view.getValue()));
      }
    }
  }

  private static Finding brokenView(ParsedMigration migration, String view, Refusal refusal) {
    return new Finding(
        VIOLATION,
        Severity.ERROR,
        migration.migration().file(),
        migration.statements().stream().reduce((first, second) -> second),
        "the view " + view + " can't be read any more: " + refusal.words(),
        "Drop it, or create it anew in the same migration.");
  }
}
