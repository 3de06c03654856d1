package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.database.TableName;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** Renaming a table breaks the programs that are running. */
public final class BanRenameTable implements ServerRule {
  @Override
  public String id() {
    return "ban-rename-table";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof Action.RenameTable rename)
        || !script.mayHoldRows(rename.table(), statement)
        || isReplaced(rename.table(), script, statement)) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.WARNING,
            statement,
            "programs that are running ask for " + rename.table() + ", and fail from here on",
            "In the same file: CREATE VIEW "
                + rename.table()
                + " AS SELECT * FROM "
                + rename.newName()
                + ", until nobody asks for it."));
  }

  /** By a view, or by another table that takes the name. */
  private static boolean isReplaced(TableName table, Script script, Statement statement) {
    return script.after(statement).stream()
        .anyMatch(
            action ->
                (action instanceof Action.CreateView view && view.view().equals(table.name()))
                    || (action instanceof Action.RenameTable rename
                        && rename.newName().equals(table.name()))
                    || (action instanceof Action.CreateTable made
                        && Script.same(made.table(), table)));
  }
}
