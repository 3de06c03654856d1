package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Rebuild;
import dev.belay.check.Rule;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.database.TableName;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** Dropping a column that holds values loses them; so does a rebuild without it. */
public final class BanDropColumn implements Rule {
  @Override
  public String id() {
    return "ban-drop-column";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    if (action instanceof Action.DropColumn drop) {
      return lost(script, statement, drop.table(), drop.column());
    }
    return Rebuild.of(script, migration, statement, action)
        .flatMap(
            rebuild ->
                rebuild.leftOut().stream()
                    .flatMap(column -> lost(script, statement, rebuild.table(), column).stream())
                    .findFirst());
  }

  private Optional<Finding> lost(
      Script script, Statement statement, TableName table, String column) {
    var values = script.values(table, column);
    boolean empty = values.isPresent() && values.get().isZero();
    if (empty || !script.mayHoldRows(table, statement)) {
      return Optional.empty();
    }
    String lost =
        values.isPresent()
            ? table
                + "."
                + column
                + " holds "
                + values.get().of("value")
                + script.rows(table).map(rows -> " in " + rows.of("row")).orElse("")
                + ", which would be lost"
            : "whatever " + table + "." + column + " holds would be lost";
    return Optional.of(
        Finding.of(id(), Severity.ERROR, statement, lost, "Stop using the column first."));
  }
}
