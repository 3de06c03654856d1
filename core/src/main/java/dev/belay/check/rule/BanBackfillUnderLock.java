package dev.belay.check.rule;

import dev.belay.check.Conditions;
import dev.belay.check.Finding;
import dev.belay.check.Rule;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.check.StrongLock;
import dev.belay.database.TableName;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** Every row is written while a table is locked that the same transaction has changed before. */
public final class BanBackfillUnderLock implements Rule {
  @Override
  public String id() {
    return "ban-backfill-under-lock";
  }

  @Override
  public boolean concerns(Conditions conditions) {
    return conditions.hasManyWriters();
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    Optional<TableName> written = written(action);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Optional<TableName> locked =
        script.inTransactionBefore(statement).stream()
            .flatMap(before -> StrongLock.of(before).stream())
            .filter(table -> script.mayHoldRows(table, statement))
            .findFirst();
    Optional<Severity> stall = script.stall(written.get(), statement);
    return locked.flatMap(
        table -> stall.map(severity -> finding(statement, severity, table, written.get())));
  }

  /** The table every row of which is written. */
  private static Optional<TableName> written(Action action) {
    return switch (action) {
      case Action.Update update when !update.filtered() -> Optional.of(update.table());
      case Action.Delete delete when !delete.filtered() -> Optional.of(delete.table());
      default -> Optional.empty();
    };
  }

  private Finding finding(
      Statement statement, Severity severity, TableName locked, TableName written) {
    return Finding.of(
        id(),
        severity,
        statement,
        "nobody can read or write "
            + locked
            + " while every row of "
            + written
            + " is gone through: it was changed in the same transaction, and stays locked until"
            + " the end",
        "Write the rows in a migration of their own, outside of the transaction, in batches.");
  }
}
