package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Rule;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** A DELETE that spares no row. */
public final class BanDeleteWithoutWhere implements Rule {
  @Override
  public String id() {
    return "ban-delete-without-where";
  }

  @Override
  public Optional<Finding> look(Script script, ParsedMigration migration, Statement statement) {
    if (!(statement.action() instanceof Action.Delete delete)
        || delete.filtered()
        || !script.mayHoldRows(delete.table(), statement)) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.ERROR,
            statement,
            "every row of " + delete.table() + " is deleted",
            "Say which rows: DELETE FROM " + delete.table() + " WHERE ..."));
  }
}
