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

/** A new value of an enum that does not say where it belongs. */
public final class RequireEnumPosition implements ServerRule {
  @Override
  public String id() {
    return "require-enum-position";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    return action instanceof ObjectAction.AddEnumValue add && !add.placed()
        ? Optional.of(
            Finding.of(
                id(),
                Severity.WARNING,
                statement,
                add.value()
                    + " sorts behind all other values of "
                    + add.type()
                    + ", and can't be moved later",
                "Say BEFORE or AFTER which value."))
        : Optional.empty();
  }
}
