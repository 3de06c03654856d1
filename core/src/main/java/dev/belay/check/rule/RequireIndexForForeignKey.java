package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Known;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.database.TableName;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Constraint;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.List;
import java.util.Optional;

/**
 * Without an index on the columns of a foreign key each deletion of a parent reads the whole table.
 */
public final class RequireIndexForForeignKey implements ServerRule {
  @Override
  public String id() {
    return "require-index-for-foreign-key";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    Optional<TableName> table = table(action);
    if (table.isEmpty() || !script.mayHoldRows(table.get(), statement)) {
      return Optional.empty();
    }
    var known = new Known(script, statement);
    return keys(action).stream()
        .filter(key -> !key.columns().isEmpty())
        .filter(key -> !known.isIndexed(table.get(), key.columns()))
        .filter(key -> !isIndexedLater(table.get(), key, script, statement))
        .findFirst()
        .map(
            key ->
                Finding.of(
                    id(),
                    Severity.NOTICE,
                    statement,
                    "each row that is deleted from "
                        + key.references().map(TableName::toString).orElse("the other table")
                        + " has all of "
                        + table.get()
                        + " read: no index begins with "
                        + String.join(", ", key.columns()),
                    "In a migration of its own: CREATE INDEX CONCURRENTLY ON "
                        + table.get()
                        + " ("
                        + String.join(", ", key.columns())
                        + ")"));
  }

  private static Optional<TableName> table(Action action) {
    return switch (action) {
      case TableAction.AddConstraint add -> Optional.of(add.table());
      case Action.AddColumn add -> Optional.of(add.table());
      default -> Optional.empty();
    };
  }

  private static List<Constraint> keys(Action action) {
    List<Constraint> all =
        switch (action) {
          case TableAction.AddConstraint add -> List.of(add.constraint());
          case Action.AddColumn add -> add.constraints();
          default -> List.of();
        };
    return all.stream().filter(each -> each.kind() == Constraint.Kind.FOREIGN_KEY).toList();
  }

  private static boolean isIndexedLater(
      TableName table, Constraint key, Script script, Statement statement) {
    return script.after(statement).stream()
        .anyMatch(
            action ->
                action instanceof Action.CreateIndex index
                    && Script.same(index.table(), table)
                    && index.columns().size() >= key.columns().size()
                    && index.columns().subList(0, key.columns().size()).containsAll(key.columns()));
  }
}
