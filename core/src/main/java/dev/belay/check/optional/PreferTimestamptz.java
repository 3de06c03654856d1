package dev.belay.check.optional;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** A column of times that do not say in which zone they are. */
public final class PreferTimestamptz implements ServerRule {
  @Override
  public String id() {
    return "prefer-timestamptz";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    return NewColumns.finding(
        id(),
        statement,
        action,
        type -> type.startsWith("timestamp") && type.endsWith("without time zone"),
        "nobody can tell later in which time zone a value is meant",
        "Use timestamptz.");
  }
}
