package dev.belay.check.rule;

import dev.belay.check.DroppedParent;
import dev.belay.check.EmbeddedRule;
import dev.belay.check.Finding;
import dev.belay.check.Rebuild;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.database.RowCount;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;
import java.util.Set;

/**
 * A rebuild that does not copy a column, or that makes a foreign key clear one
 * (https://www.sqlite.org/foreignkeys.html#fk_schemacommands).
 */
public final class BanLostValues implements EmbeddedRule {
  private static final Set<String> CLEARING = Set.of("SET NULL", "SET DEFAULT");

  @Override
  public String id() {
    return "ban-lost-values";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    Optional<Finding> cleared =
        DroppedParent.of(script, migration, statement, action, CLEARING)
            .map(dropped -> cleared(migration, statement, dropped));
    return cleared.or(() -> notCopied(script, migration, statement, action));
  }

  private Finding cleared(ParsedMigration migration, Statement statement, DroppedParent dropped) {
    return Finding.of(
        id(),
        Severity.ERROR,
        statement,
        dropped.child()
            + " would lose what refers to "
            + dropped.parent()
            + ": "
            + dropped.reason(),
        DroppedParent.help(migration));
  }

  private Optional<Finding> notCopied(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    return Rebuild.of(script, migration, statement, action)
        .filter(rebuild -> script.mayHoldRows(rebuild.table(), statement))
        .flatMap(
            rebuild ->
                rebuild.notCopied().stream()
                    .filter(column -> !isEmpty(script, rebuild, column))
                    .findFirst()
                    .map(column -> notCopied(statement, rebuild, column)));
  }

  private static boolean isEmpty(Script script, Rebuild rebuild, String column) {
    return script.values(rebuild.table(), column).filter(RowCount::isZero).isPresent();
  }

  private Finding notCopied(Statement statement, Rebuild rebuild, String column) {
    return Finding.of(
        id(),
        Severity.ERROR,
        statement,
        "the values of "
            + rebuild.table()
            + "."
            + column
            + " would be lost: "
            + rebuild.copy().table()
            + " has the column, but nothing is copied into it",
        "Copy it: INSERT INTO "
            + rebuild.copy().table()
            + " (..., "
            + column
            + ") SELECT ..., "
            + column
            + " FROM ...");
  }
}
