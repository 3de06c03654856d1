package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** DROP DATABASE in a migration. */
public final class BanDropDatabase implements ServerRule {
  static final String KEYWORD = "DROP DATABASE";

  @Override
  public String id() {
    return "ban-drop-database";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof Action.Attachment reach) || !reach.keyword().equals(KEYWORD)) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.ERROR,
            statement,
            "a whole database would be lost",
            "No migration has to do that. Drop it by hand, from outside."));
  }
}
