package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.check.StrongLock;
import dev.belay.database.TableName;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** Every row is written while a table is locked that the same transaction has changed before. */
public final class BanBackfillUnderLock implements ServerRule {
  @Override
  public String id() {
    return "ban-backfill-under-lock";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    return written(action)
        .filter(table -> isLarge(script, table, statement))
        .flatMap(table -> locked(script, statement).map(each -> finding(statement, each, table)));
  }

  /** What its transaction has changed before, and keeps locked. */
  private static Optional<TableName> locked(Script script, Statement statement) {
    return script.inTransactionBefore(statement).stream()
        .flatMap(before -> StrongLock.of(before).stream())
        .filter(table -> script.mayHoldRows(table, statement))
        .findFirst();
  }

  /** A small one is written before anybody notices. */
  private static boolean isLarge(Script script, TableName table, Statement statement) {
    return script.stall(table, statement).filter(Severity.WARNING::equals).isPresent();
  }

  /** The table every row of which is written. */
  private static Optional<TableName> written(Action action) {
    return switch (action) {
      case Action.Update update when !update.filtered() -> Optional.of(update.table());
      case Action.Delete delete when !delete.filtered() -> Optional.of(delete.table());
      default -> Optional.empty();
    };
  }

  private Finding finding(Statement statement, TableName locked, TableName written) {
    return Finding.of(
        id(),
        Severity.WARNING,
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
