package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Rule;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** An INSERT ... SELECT that drops the rows that do not fit, in silence. */
public final class BanInsertOrIgnoreInRebuild implements Rule {
  @Override
  public String id() {
    return "ban-insert-or-ignore-in-rebuild";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    if (!(action instanceof Action.Insert insert) || insert.from().isEmpty()) {
      return Optional.empty();
    }
    return insert
        .conflict()
        .flatMap(BanInsertOrIgnoreInRebuild::clause)
        .map(clause -> finding(statement, insert, clause));
  }

  /** The words that let rows vanish; others stop at the first row that does not fit. */
  private static Optional<String> clause(String conflict) {
    return switch (conflict) {
      case "IGNORE", "REPLACE" -> Optional.of("OR " + conflict);
      case "NOTHING" -> Optional.of("ON CONFLICT DO NOTHING");
      default -> Optional.empty();
    };
  }

  private Finding finding(Statement statement, Action.Insert insert, String clause) {
    return Finding.of(
        id(),
        Severity.WARNING,
        statement,
        "rows of "
            + insert.from().get(0)
            + " that break a rule of "
            + insert.table()
            + " are left out or replaced without a word",
        "Leave " + clause + " away, and mend the rows that do not fit.");
  }
}
