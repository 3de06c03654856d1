package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Rule;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;
import java.util.Set;

/** A script that ends the transaction takes the way back away. */
public final class BanTransactionControl implements Rule {
  @Override
  public String id() {
    return "ban-transaction-control";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    if (!(action instanceof Action.TransactionControl control)
        || Set.of("SAVEPOINT", "RELEASE", "ROLLBACK TO").contains(control.keyword())) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.ERROR,
            statement,
            control.keyword() + " would end the transaction in which Belay keeps the way back",
            "Take it out: Belay begins and commits by itself."));
  }
}
