package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Rule;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** ATTACH brings a database into reach that Belay does not look after. */
public final class BanAttach implements Rule {
  @Override
  public String id() {
    return "ban-attach";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    if (!(action instanceof Action.Attachment attachment)
        || attachment.keyword().equals(BanDropDatabase.KEYWORD)) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.ERROR,
            statement,
            attachment.keyword() + " reaches for another database, which is not backed up",
            "Migrate each database as a target of its own."));
  }
}
