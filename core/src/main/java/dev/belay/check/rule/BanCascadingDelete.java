package dev.belay.check.rule;

import dev.belay.check.Conditions;
import dev.belay.check.Finding;
import dev.belay.check.Rule;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.database.TableName;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.Optional;

/** ON DELETE CASCADE lets one deletion take many rows. */
public final class BanCascadingDelete implements Rule {
  @Override
  public String id() {
    return "ban-cascading-delete";
  }

  @Override
  public boolean concerns(Conditions conditions) {
    return conditions.hasManyWriters();
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof TableAction.AddConstraint add)
        || add.constraint().onDelete().filter("CASCADE"::equals).isEmpty()
        || !script.mayHoldRows(add.table(), statement)) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.NOTICE,
            statement,
            "whoever deletes a row of "
                + add.constraint().references().map(TableName::toString).orElse("the other table")
                + " deletes all rows of "
                + add.table()
                + " that refer to it, from here on",
            "Leave it out where programs can delete those rows first."));
  }
}
