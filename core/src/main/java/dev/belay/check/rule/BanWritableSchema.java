package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Rule;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** {@code PRAGMA writable_schema} lets a script write what the database then can't read. */
public final class BanWritableSchema implements Rule {
  @Override
  public String id() {
    return "ban-writable-schema";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    if (!(action instanceof Action.Setting setting)
        || !setting.name().equals("writable_schema")
        || setting.value().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.ERROR,
            statement,
            "with a schema that can be written to, a slip makes the database unreadable",
            "Change the schema with ALTER TABLE, or build the table anew."));
  }
}
