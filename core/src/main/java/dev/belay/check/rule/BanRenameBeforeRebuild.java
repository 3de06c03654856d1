package dev.belay.check.rule;

import dev.belay.check.EmbeddedRule;
import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.database.TableName;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/**
 * Renaming the old table first makes references follow it
 * (https://www.sqlite.org/lang_altertable.html, section 7).
 */
public final class BanRenameBeforeRebuild implements EmbeddedRule {
  @Override
  public String id() {
    return "ban-rename-before-rebuild";
  }

  /** Elsewhere a table that is referred to can't be dropped, and the old one often stays. */
  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    if (!(action instanceof Action.RenameTable rename)
        || !isMadeAgain(migration, statement, rename.table())) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.ERROR,
            statement,
            "foreign keys, views and triggers follow "
                + rename.table()
                + " to "
                + rename.newName()
                + " and dangle when that is dropped",
            "Create the new table under another name, copy, drop the old one, rename the new"
                + " one."));
  }

  private static boolean isMadeAgain(ParsedMigration migration, Statement rename, TableName table) {
    return migration.statements().stream()
        .dropWhile(statement -> !statement.equals(rename))
        .flatMap(statement -> statement.actions().stream())
        .anyMatch(
            action -> action instanceof Action.CreateTable made && made.table().equals(table));
  }
}
