package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.database.TableName;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Constraint;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.List;
import java.util.Optional;

/** ON DELETE CASCADE lets one deletion take many rows. */
public final class BanCascadingDelete implements ServerRule {
  @Override
  public String id() {
    return "ban-cascading-delete";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    return switch (action) {
      case TableAction.AddConstraint add ->
          look(script, statement, add.table(), List.of(add.constraint()));
      case Action.AddColumn add -> look(script, statement, add.table(), add.constraints());
      default -> Optional.empty();
    };
  }

  private Optional<Finding> look(
      Script script, Statement statement, TableName table, List<Constraint> constraints) {
    if (!script.mayHoldRows(table, statement)) {
      return Optional.empty();
    }
    return constraints.stream()
        .filter(each -> each.onDelete().filter("CASCADE"::equals).isPresent())
        .findFirst()
        .map(each -> finding(statement, table, each));
  }

  private Finding finding(Statement statement, TableName table, Constraint constraint) {
    return Finding.of(
        id(),
        Severity.NOTICE,
        statement,
        "whoever deletes a row of "
            + constraint.references().map(TableName::toString).orElse("the other table")
            + " deletes all rows of "
            + table
            + " that refer to it, from here on",
        "Leave it out where programs can delete those rows first.");
  }
}
