package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Rule;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** A file that can't run in a transaction can't be taken back by ending one. */
public final class PreferTransaction implements Rule {
  @Override
  public String id() {
    return "prefer-transaction";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    if (migration.transactional() || !migration.statements().get(0).equals(statement)) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.NOTICE,
            statement,
            migration.migration().file()
                + " runs outside of a transaction: each statement lasts as soon as it has run",
            ""));
  }
}
