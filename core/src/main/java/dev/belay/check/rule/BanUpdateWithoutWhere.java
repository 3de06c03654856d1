package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Rule;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** An UPDATE that overwrites a column in every row. */
public final class BanUpdateWithoutWhere implements Rule {
  @Override
  public String id() {
    return "ban-update-without-where";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    if (!(action instanceof Action.Update update)
        || update.filtered()
        || !script.mayHoldRows(update.table(), statement)
        || update.columns().stream().noneMatch(column -> holdsValues(script, update, column))) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.WARNING,
            statement,
            String.join(", ", update.columns())
                + " of every row of "
                + update.table()
                + " is overwritten",
            "Say which rows: UPDATE " + update.table() + " SET ... WHERE ..."));
  }

  /** A column that these migrations add has nothing in it to be overwritten. */
  private static boolean holdsValues(Script script, Action.Update update, String column) {
    boolean added =
        script.migrations().stream()
            .flatMap(migration -> migration.statements().stream())
            .flatMap(statement -> statement.actions().stream())
            .anyMatch(
                action ->
                    action instanceof Action.AddColumn add
                        && add.table().equals(update.table())
                        && add.column().equalsIgnoreCase(column));
    return !added
        && script.values(update.table(), column).map(values -> !values.isZero()).orElse(true);
  }
}
