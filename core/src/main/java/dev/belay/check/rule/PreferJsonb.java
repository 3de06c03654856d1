package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** json has no equality: DISTINCT, GROUP BY and UNION fail on it. */
public final class PreferJsonb implements ServerRule {
  @Override
  public String id() {
    return "prefer-jsonb";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof Action.AddColumn add)
        || !add.type().equals("json")
        || !script.mayHoldRows(add.table(), statement)) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.NOTICE,
            statement,
            "queries with SELECT DISTINCT or UNION over all columns of "
                + add.table()
                + " fail from here on: json values can't be compared",
            "Make it jsonb."));
  }
}
