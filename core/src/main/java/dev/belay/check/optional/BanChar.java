package dev.belay.check.optional;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** A column whose values are padded with blanks. */
public final class BanChar implements ServerRule {
  @Override
  public String id() {
    return "ban-char";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    return NewColumns.finding(
        id(),
        statement,
        action,
        type -> type.startsWith("character("),
        "what is shorter is padded with blanks, which some comparisons see",
        "Use text, with CHECK (length(...) = ...) where the length matters.");
  }
}
