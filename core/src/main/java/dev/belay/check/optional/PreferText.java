package dev.belay.check.optional;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** A column whose length the type limits. */
public final class PreferText implements ServerRule {
  @Override
  public String id() {
    return "prefer-text";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    return NewColumns.finding(
        id(),
        statement,
        action,
        type -> type.startsWith("character varying("),
        "a lower limit later has to look at every row, and a longer value fails",
        "Use text, with CHECK (length(...) <= ...) where the length matters.");
  }
}
