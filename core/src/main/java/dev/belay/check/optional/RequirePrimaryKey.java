package dev.belay.check.optional;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.database.TableName;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Constraint;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.Optional;
import java.util.regex.Pattern;

/** A table whose rows nothing tells from each other. */
public final class RequirePrimaryKey implements ServerRule {
  /** The key may come along: https://www.postgresql.org/docs/18/sql-createtable.html. */
  private static final Pattern BORROWED =
      Pattern.compile("\\bINCLUDING\\s+(?:ALL|INDEXES)\\b", Pattern.CASE_INSENSITIVE);

  @Override
  public String id() {
    return "require-primary-key";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    return action instanceof Action.CreateTable made
            && !made.temporary()
            && made.partitionOf().isEmpty()
            && made.constraints().stream().noneMatch(RequirePrimaryKey::isKey)
            && !BORROWED.matcher(statement.text()).find()
            && script.after(statement).stream().noneMatch(later -> gives(later, made.table()))
        ? Optional.of(finding(statement, made.table()))
        : Optional.empty();
  }

  private static boolean isKey(Constraint constraint) {
    return constraint.kind() == Constraint.Kind.PRIMARY_KEY;
  }

  /** Gets one later on, or is gone by then. */
  private static boolean gives(Action later, TableName table) {
    return switch (later) {
      case TableAction.AddConstraint add ->
          Script.same(add.table(), table) && isKey(add.constraint());
      case Action.AddColumn add ->
          Script.same(add.table(), table)
              && add.constraints().stream().anyMatch(RequirePrimaryKey::isKey);
      case Action.DropTable drop -> Script.same(drop.table(), table);
      default -> false;
    };
  }

  private Finding finding(Statement statement, TableName table) {
    return Finding.of(
        id(),
        Severity.WARNING,
        statement,
        table
            + " has no primary key: nothing tells two rows with the same values from each other,"
            + " and logical replication refuses to change or delete them",
        "Say what tells them apart: PRIMARY KEY (...), or id bigint GENERATED ALWAYS AS IDENTITY"
            + " PRIMARY KEY.");
  }
}
