package dev.belay.check.optional;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;
import java.util.Set;

/** A column of numbers that may run out. */
public final class PreferBigint implements ServerRule {
  private static final Set<String> SMALL =
      Set.of("smallint", "integer", "smallserial", "serial", "serial2", "serial4");

  @Override
  public String id() {
    return "prefer-bigint";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    return NewColumns.finding(
        id(),
        statement,
        action,
        SMALL::contains,
        "the numbers may run out, and then every row has to be written anew",
        "Use bigint.");
  }
}
