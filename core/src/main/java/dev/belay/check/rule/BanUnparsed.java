package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Rule;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** A statement that Belay could not make sense of. */
public final class BanUnparsed implements Rule {
  @Override
  public String id() {
    return "ban-unparsed";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    if (!(action instanceof Action.Unparsed unparsed)) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.WARNING,
            statement,
            "could not be understood: " + unparsed.why(),
            "The rehearsal has the last word."));
  }
}
