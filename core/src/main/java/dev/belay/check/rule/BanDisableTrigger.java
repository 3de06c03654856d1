package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** While a trigger is off what it does is not done. */
public final class BanDisableTrigger implements ServerRule {
  @Override
  public String id() {
    return "ban-disable-trigger";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof Action.AlterTable alter)
        || !alter.what().startsWith("DISABLE TRIGGER")
        || !script.mayHoldRows(alter.table(), statement)) {
      return Optional.empty();
    }
    boolean back =
        script.after(statement).stream()
            .anyMatch(
                action2 ->
                    action2 instanceof Action.AlterTable later
                        && Script.same(later.table(), alter.table())
                        && later.what().startsWith("ENABLE TRIGGER"));
    return Optional.of(
        Finding.of(
            id(),
            back ? Severity.NOTICE : Severity.WARNING,
            statement,
            back
                ? "what triggers of "
                    + alter.table()
                    + " do is not done for rows that are written meanwhile"
                : "what triggers of "
                    + alter.table()
                    + " do is not done any more, foreign keys"
                    + " among it with ALL",
            back ? "" : "Switch it on again in the same file: ENABLE TRIGGER ..."));
  }
}
