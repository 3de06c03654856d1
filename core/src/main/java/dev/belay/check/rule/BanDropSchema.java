package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** DROP SCHEMA ... CASCADE takes every table in it along. */
public final class BanDropSchema implements ServerRule {
  @Override
  public String id() {
    return "ban-drop-schema";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof Action.DropObject drop)
        || !drop.kind().equals("schema")
        || !drop.cascade()) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.ERROR,
            statement,
            "every table in " + drop.name() + " would be lost, with all rows",
            "Drop by name what is to go, then: DROP SCHEMA " + drop.name()));
  }
}
