package dev.belay.check;

import dev.belay.sql.Statement;
import java.util.Optional;

/**
 * One thing that a rule or the rehearsal has to say about one statement.
 *
 * @param rule its id: {@code ban-drop-column}
 * @param file the migration's file; empty where no single file is to blame
 * @param statement where it is, if that can be told
 * @param message the effect, in the user's own names
 * @param help what to do instead; may be empty
 * @param allowed the reason why it was allowed, if it was
 */
public record Finding(
    String rule,
    Severity severity,
    String file,
    Optional<Statement> statement,
    String message,
    String help,
    Optional<String> allowed) {
  public static Finding of(
      String rule, Severity severity, Statement statement, String message, String help) {
    return new Finding(
        rule,
        severity,
        statement.source().name(),
        Optional.of(statement),
        message,
        help,
        Optional.empty());
  }

  /** Whether it stands in the way. */
  public boolean counts(Severity failOn) {
    return allowed.isEmpty() && severity.atLeast(failOn);
  }

  /** The same in other words. */
  Finding saying(String other) {
    return new Finding(rule, severity, file, statement, other, help, allowed);
  }

  Finding allowedBecause(String reason) {
    return new Finding(rule, severity, file, statement, message, help, Optional.of(reason));
  }
}
