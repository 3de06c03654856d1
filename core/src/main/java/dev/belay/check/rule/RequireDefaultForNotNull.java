package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Rule;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** ADD COLUMN NOT NULL without a default fails where there are rows. */
public final class RequireDefaultForNotNull implements Rule {
  @Override
  public String id() {
    return "require-default-for-not-null";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    if (!(action instanceof Action.AddColumn add)
        || !add.notNull()
        || add.defaultValue().filter(value -> !value.equalsIgnoreCase("NULL")).isPresent()
        || !script.mayHoldRows(add.table(), statement)) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.ERROR,
            statement,
            "fails where " + add.table() + " holds rows: they would have no value",
            "Give a default: ... " + add.column() + " " + add.type() + " NOT NULL DEFAULT ..."));
  }
}
