package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** Renaming a column breaks the programs that are running. */
public final class BanRenameColumn implements ServerRule {
  @Override
  public String id() {
    return "ban-rename-column";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof Action.RenameColumn rename)
        || !script.mayHoldRows(rename.table(), statement)
        || isNew(rename, script, statement)) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.WARNING,
            statement,
            "programs that are running ask for "
                + rename.table()
                + "."
                + rename.column()
                + ", and fail from here on",
            "Add "
                + rename.newName()
                + ", fill both for a while, and drop the old one when nobody"
                + " asks for it."));
  }

  private static boolean isNew(Action.RenameColumn rename, Script script, Statement statement) {
    return script.pendingBefore(statement).stream()
        .anyMatch(
            action ->
                action instanceof Action.AddColumn add
                    && Script.same(add.table(), rename.table())
                    && add.column().equals(rename.column()));
  }
}
