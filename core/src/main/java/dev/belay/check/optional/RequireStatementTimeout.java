package dev.belay.check.optional;

import dev.belay.check.Finding;
import dev.belay.check.MissingLimit;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.check.StrongLock;
import dev.belay.database.TableName;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.List;
import java.util.Optional;

/** Another tool lets a statement run without end, while others wait for its table. */
public final class RequireStatementTimeout implements ServerRule {
  private static final MissingLimit LIMIT =
      new MissingLimit(
          List.of("statement_timeout", "transaction_timeout"), RequireStatementTimeout::held);

  @Override
  public String id() {
    return "require-statement-timeout";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    return LIMIT
        .find(script, migration, statement, action)
        .map(
            table ->
                Finding.of(
                    id(),
                    Severity.WARNING,
                    statement,
                    "however long it takes, whoever needs the same of "
                        + table
                        + " waits: the file sets no statement_timeout",
                    "On top of the file: SET statement_timeout = '1min'; longer where it may be."));
  }

  /** Building an index concurrently holds up nobody, and stopped it leaves an invalid one. */
  private static Optional<TableName> held(Action action) {
    return switch (action) {
      case Action.CreateIndex index when !index.concurrently() -> Optional.of(index.table());
      case Action.Update update -> Optional.of(update.table());
      case Action.Delete delete -> Optional.of(delete.table());
      case TableAction.AddConstraint add -> Optional.of(add.table());
      case TableAction.ValidateConstraint validate -> Optional.of(validate.table());
      default -> StrongLock.of(action);
    };
  }
}
