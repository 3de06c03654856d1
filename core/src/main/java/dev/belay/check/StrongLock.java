package dev.belay.check;

import dev.belay.database.TableName;
import dev.belay.sql.Action;
import dev.belay.sql.Constraint;
import dev.belay.sql.TableAction;
import java.util.Optional;

/**
 * Which table nobody can even read from a statement on until the commit: {@code ACCESS EXCLUSIVE}
 * (https://www.postgresql.org/docs/18/sql-altertable.html).
 */
public final class StrongLock {
  private StrongLock() {}

  /** The table; empty for what is milder, or not told by the statement. */
  public static Optional<TableName> of(Action action) {
    return switch (action) {
      case Action.AddColumn add -> Optional.of(add.table());
      case Action.DropColumn drop -> Optional.of(drop.table());
      case Action.RenameColumn rename -> Optional.of(rename.table());
      case Action.RenameTable rename -> Optional.of(rename.table());
      case TableAction.ChangeType change -> Optional.of(change.table());
      case TableAction.SetNotNull set -> Optional.of(set.table());
      case TableAction.DropNotNull drop -> Optional.of(drop.table());
      case TableAction.ChangeDefault change -> Optional.of(change.table());
      case TableAction.DropConstraint drop -> Optional.of(drop.table());
      case TableAction.AddConstraint add when !isReference(add) -> Optional.of(add.table());
      default -> Optional.empty();
    };
  }

  private static boolean isReference(TableAction.AddConstraint add) {
    return add.constraint().kind() == Constraint.Kind.FOREIGN_KEY;
  }
}
