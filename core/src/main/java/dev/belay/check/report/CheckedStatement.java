package dev.belay.check.report;

import dev.belay.check.Danger;
import dev.belay.check.Finding;
import dev.belay.rehearse.MeasuredStatement;
import dev.belay.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * One statement, and all that is known of it.
 *
 * @param findings about it, allowed ones too
 * @param measured what it did in rehearsal; empty where it was not run
 */
public record CheckedStatement(
    Statement statement,
    Danger danger,
    List<Finding> findings,
    Optional<MeasuredStatement> measured) {
  public CheckedStatement {
    findings = List.copyOf(findings);
  }

  /** The first line on which it stands. */
  public int line() {
    return statement.begin().line();
  }
}
