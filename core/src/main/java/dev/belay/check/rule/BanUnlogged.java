package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** An unlogged table is empty after a crash. */
public final class BanUnlogged implements ServerRule {
  @Override
  public String id() {
    return "ban-unlogged";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof Action.AlterTable alter)
        || !alter.what().equals("SET UNLOGGED")
        || !script.mayHoldRows(alter.table(), statement)) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.ERROR,
            statement,
            "after a crash of the server "
                + alter.table()
                + " would be empty, and on a standby it is never there",
            "Leave it logged; what is not worth keeping can be in a table of its own."));
  }
}
