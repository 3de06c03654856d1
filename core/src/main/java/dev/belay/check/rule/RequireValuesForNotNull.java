package dev.belay.check.rule;

import dev.belay.check.EmbeddedRule;
import dev.belay.check.Finding;
import dev.belay.check.Rebuild;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.database.RowCount;
import dev.belay.database.TableName;
import dev.belay.migration.ParsedMigration;
import dev.belay.problem.Counted;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** A rebuild that copies a column which may hold NULL into one that may not. */
public final class RequireValuesForNotNull implements EmbeddedRule {
  @Override
  public String id() {
    return "require-values-for-not-null";
  }

  /** What lets rows that do not fit vanish is another rule's. */
  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    return Rebuild.of(script, migration, statement, action)
        .filter(rebuild -> rebuild.copy().conflict().isEmpty())
        .filter(rebuild -> script.mayHoldRows(rebuild.table(), statement))
        .flatMap(
            rebuild ->
                rebuild.copied().stream()
                    .filter(RequireValuesForNotNull::narrows)
                    .filter(copied -> !isFull(script, rebuild.table(), copied.from().name()))
                    .filter(copied -> !isFilled(script, statement, rebuild, copied))
                    .findFirst()
                    .map(copied -> finding(script, statement, rebuild.table(), copied)));
  }

  private static boolean narrows(Rebuild.Copied copied) {
    return copied.to().notNull()
        && !copied.from().notNull()
        && copied.from().primaryKeyPosition() == 0
        && copied.to().primaryKeyPosition() == 0;
  }

  private static boolean isFull(Script script, TableName table, String column) {
    return nulls(script, table, column).filter(missing -> missing == 0).isPresent();
  }

  /** Whether an UPDATE has seen to it before, as far as that can be told. */
  private static boolean isFilled(
      Script script, Statement statement, Rebuild rebuild, Rebuild.Copied copied) {
    return script.pendingBefore(statement).stream()
        .anyMatch(
            action ->
                action instanceof Action.Update update
                    && Script.same(update.table(), rebuild.table())
                    && update.columns().stream().anyMatch(copied.from().name()::equalsIgnoreCase));
  }

  /** How many rows hold NULL in it, if known. */
  private static Optional<Long> nulls(Script script, TableName table, String column) {
    Optional<RowCount> rows = script.rows(table);
    return script
        .values(table, column)
        .flatMap(values -> rows.map(all -> all.rows() - values.rows()));
  }

  private Finding finding(
      Script script, Statement statement, TableName table, Rebuild.Copied copied) {
    String column = copied.from().name();
    Optional<Long> nulls = nulls(script, table, column);
    return Finding.of(
        id(),
        nulls.isPresent() ? Severity.ERROR : Severity.WARNING,
        statement,
        nulls
            .map(
                missing ->
                    "fails: " + table + "." + column + " is NULL in " + Counted.of(missing, "row"))
            .orElse("fails if " + table + "." + column + " is NULL in any row"),
        "Fill it before: UPDATE "
            + table
            + " SET "
            + column
            + " = ... WHERE "
            + column
            + " IS NULL");
  }
}
