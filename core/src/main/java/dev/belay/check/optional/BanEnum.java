package dev.belay.check.optional;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.ObjectAction;
import dev.belay.sql.Statement;
import java.util.Optional;

/** A type whose values can only become more. */
public final class BanEnum implements ServerRule {
  @Override
  public String id() {
    return "ban-enum";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    return action instanceof ObjectAction.CreateEnum made
        ? Optional.of(
            Finding.of(
                id(),
                Severity.WARNING,
                statement,
                "a value of " + made.type() + " can never be removed, nor put in another place",
                "Use text with a CHECK, or a table of the values and a foreign key."))
        : Optional.empty();
  }
}
