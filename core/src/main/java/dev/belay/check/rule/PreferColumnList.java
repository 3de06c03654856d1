package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Rule;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** INSERT ... SELECT * puts values where they happen to fall. */
public final class PreferColumnList implements Rule {
  @Override
  public String id() {
    return "prefer-column-list";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    if (!(action instanceof Action.Insert insert) || !insert.selectsStar()) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.WARNING,
            statement,
            "SELECT * puts values into "
                + insert.table()
                + " by position; if the columns are in another order they are swapped",
            "Name the columns on both sides."));
  }
}
