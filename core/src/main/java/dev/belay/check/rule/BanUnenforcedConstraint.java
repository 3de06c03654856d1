package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.Optional;

/** NOT ENFORCED holds no row to anything. */
public final class BanUnenforcedConstraint implements ServerRule {
  @Override
  public String id() {
    return "ban-unenforced-constraint";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof TableAction.AddConstraint add) || add.constraint().enforced()) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.NOTICE,
            statement,
            "no row of "
                + add.table()
                + ", old or new, is held to it: it looks like a rule and is none",
            "Leave out NOT ENFORCED, or the constraint."));
  }
}
