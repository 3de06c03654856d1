package dev.belay.check;

import dev.belay.database.TableName;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;
import java.util.Set;

/**
 * What happens to a table when one that it refers to is dropped while foreign keys act.
 *
 * @param child the table that refers
 * @param parent the table that is dropped
 * @param onDelete upper case: {@code CASCADE}, {@code SET NULL} ...
 */
public record DroppedParent(TableName child, TableName parent, String onDelete) {
  /**
   * What a statement does to a table that refers to the one it drops.
   *
   * @param kinds what is looked for behind ON DELETE
   */
  public static Optional<DroppedParent> of(
      Script script,
      ParsedMigration migration,
      Statement statement,
      Action action,
      Set<String> kinds) {
    if (!(action instanceof Action.DropTable drop)
        || !migration.foreignKeys().orElse(false)
        || !script.mayHoldRows(drop.table(), statement)) {
      return Optional.empty();
    }
    var past = new Past(script, statement);
    for (TableName child : past.referringTo(drop.table())) {
      Optional<String> onDelete = past.onDelete(child, drop.table()).filter(kinds::contains);
      if (onDelete.isPresent() && script.mayHoldRows(child, statement)) {
        return Optional.of(new DroppedParent(child, drop.table(), onDelete.get()));
      }
    }
    return Optional.empty();
  }

  /** Why it happens. */
  public String reason() {
    return "dropping "
        + parent
        + " deletes its rows first, and the foreign key acts on it (ON DELETE "
        + onDelete
        + ")";
  }

  /** What to do instead. */
  public static String help(ParsedMigration migration) {
    boolean deferred =
        migration.statements().stream()
            .flatMap(statement -> statement.actions().stream())
            .anyMatch(
                action ->
                    action instanceof Action.Setting setting
                        && setting.name().equals("defer_foreign_keys"));
    return "Rebuild with foreign keys off, which is the default: leave out PRAGMA foreign_keys ="
        + " ON."
        + (deferred
            ? " PRAGMA defer_foreign_keys does not help: it puts off the check, not the deleting."
            : "");
  }
}
