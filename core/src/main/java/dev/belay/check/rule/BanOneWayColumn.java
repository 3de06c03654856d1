package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Map;
import java.util.Optional;

/** What a column was generated from is forgotten. */
public final class BanOneWayColumn implements ServerRule {
  private static final Map<String, String> ONE_WAY =
      Map.of(
          "ALTER COLUMN DROP EXPRESSION",
          "is not worked out any more, and no statement makes it a generated column again",
          "ALTER COLUMN DROP IDENTITY",
          "is not given numbers any more, and which one comes next is forgotten");

  @Override
  public String id() {
    return "ban-one-way-column";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof Action.AlterTable alter)
        || !ONE_WAY.containsKey(alter.what())
        || !script.mayHoldRows(alter.table(), statement)) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.NOTICE,
            statement,
            "a column of " + alter.table() + " " + ONE_WAY.get(alter.what()),
            ""));
  }
}
