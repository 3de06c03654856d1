package dev.belay.check.rule;

import dev.belay.check.Conditions;
import dev.belay.check.Finding;
import dev.belay.check.Rule;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;
import java.util.Set;

/** What a column was generated from is forgotten. */
public final class BanOneWayColumn implements Rule {
  private static final Set<String> ONE_WAY =
      Set.of("ALTER COLUMN DROP EXPRESSION", "ALTER COLUMN DROP IDENTITY");

  @Override
  public String id() {
    return "ban-one-way-column";
  }

  @Override
  public boolean concerns(Conditions conditions) {
    return conditions.hasManyWriters();
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof Action.AlterTable alter)
        || !ONE_WAY.contains(alter.what())
        || !script.mayHoldRows(alter.table(), statement)) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.NOTICE,
            statement,
            "a column of "
                + alter.table()
                + " is not filled any more by itself, and there is no statement that takes this"
                + " back",
            ""));
  }
}
