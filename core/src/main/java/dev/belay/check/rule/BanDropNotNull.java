package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.Optional;

/** Programs that have never met NULL in a column will. */
public final class BanDropNotNull implements ServerRule {
  @Override
  public String id() {
    return "ban-drop-not-null";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof TableAction.DropNotNull drop)
        || !script.mayHoldRows(drop.table(), statement)) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.NOTICE,
            statement,
            "programs that read "
                + drop.table()
                + "."
                + drop.column()
                + " will meet NULL there, and have never had to",
            ""));
  }
}
