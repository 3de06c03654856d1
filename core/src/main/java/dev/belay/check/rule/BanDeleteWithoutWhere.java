package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Rule;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.database.TableName;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** A DELETE or TRUNCATE that spares no row. */
public final class BanDeleteWithoutWhere implements Rule {
  @Override
  public String id() {
    return "ban-delete-without-where";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    return switch (action) {
      case Action.Delete delete when !delete.filtered() ->
          look(script, statement, delete.table(), "");
      case Action.Truncate truncate ->
          look(
              script,
              statement,
              truncate.table(),
              truncate.cascade() ? ", and of every table that refers to it," : "");
      default -> Optional.empty();
    };
  }

  private Optional<Finding> look(
      Script script, Statement statement, TableName table, String others) {
    if (!script.mayHoldRows(table, statement)) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.ERROR,
            statement,
            "every row of " + table + others + " is deleted",
            "Say which rows: DELETE FROM " + table + " WHERE ..."));
  }
}
