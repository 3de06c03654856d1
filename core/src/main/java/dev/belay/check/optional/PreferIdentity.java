package dev.belay.check.optional;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;
import java.util.Set;

/** A column whose numbers come from a sequence beside it. */
public final class PreferIdentity implements ServerRule {
  private static final Set<String> SERIAL =
      Set.of("smallserial", "serial", "bigserial", "serial2", "serial4", "serial8");

  @Override
  public String id() {
    return "prefer-identity";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    return NewColumns.finding(
        id(),
        statement,
        action,
        SERIAL::contains,
        "the sequence has rights of its own, and any value can be written over its numbers",
        "Use GENERATED ALWAYS AS IDENTITY.");
  }
}
