package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Rule;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/**
 * SQLite ignores the pragma inside a transaction
 * (https://www.sqlite.org/pragma.html#pragma_foreign_keys).
 */
public final class BanForeignKeysPragmaInTransaction implements Rule {
  @Override
  public String id() {
    return "ban-foreign-keys-pragma-in-transaction";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    if (!(action instanceof Action.Setting setting)
        || !setting.name().equals("foreign_keys")
        || setting.value().isEmpty()
        || isAtHead(migration, statement)
        || isBackToDefault(migration, statement, setting)) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.ERROR,
            statement,
            "inside a transaction SQLite ignores PRAGMA foreign_keys",
            "Put it before the first other statement of the file: there Belay honours it."));
  }

  private static boolean isAtHead(ParsedMigration migration, Statement statement) {
    return migration.statements().stream()
        .takeWhile(before -> !before.equals(statement))
        .allMatch(before -> before.action() instanceof Action.Setting);
  }

  /** At the end of a file, as the SQLite manual's recipe for rebuilding has it: harmless. */
  private static boolean isBackToDefault(
      ParsedMigration migration, Statement statement, Action.Setting setting) {
    boolean last = migration.statements().get(migration.statements().size() - 1).equals(statement);
    return last && setting.value().isPresent() && migration.foreignKeys().isPresent();
  }
}
