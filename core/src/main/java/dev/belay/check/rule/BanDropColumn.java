package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Rule;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** Dropping a column that holds values loses them. */
public final class BanDropColumn implements Rule {
  @Override
  public String id() {
    return "ban-drop-column";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    if (!(action instanceof Action.DropColumn drop)
        || !script.mayHoldRows(drop.table(), statement)) {
      return Optional.empty();
    }
    var values = script.values(drop.table(), drop.column());
    if (values.isPresent() && values.get().isZero()) {
      return Optional.empty();
    }
    String lost =
        values.isPresent()
            ? drop.table()
                + "."
                + drop.column()
                + " holds "
                + values.get()
                + " values"
                + script.rows(drop.table()).map(rows -> " in " + rows + " rows").orElse("")
                + "; they would be lost"
            : "whatever " + drop.table() + "." + drop.column() + " holds would be lost";
    return Optional.of(
        Finding.of(id(), Severity.ERROR, statement, lost, "Stop using the column first."));
  }
}
