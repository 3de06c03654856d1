package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.ObjectAction;
import dev.belay.sql.Statement;
import java.util.Optional;

/** A restrictive policy hides rows that others let through. */
public final class BanRestrictivePolicy implements ServerRule {
  @Override
  public String id() {
    return "ban-restrictive-policy";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof ObjectAction.CreatePolicy policy)
        || !policy.restrictive()
        || !script.mayHoldRows(policy.table(), statement)) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.NOTICE,
            statement,
            "rows of "
                + policy.table()
                + " that programs see now are hidden from them if "
                + policy.policy()
                + " does not let them through",
            ""));
  }
}
