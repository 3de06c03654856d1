package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Known;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.database.TableName;
import dev.belay.engine.TableWork;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Constraint;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.Optional;

/** A PRIMARY KEY over columns that may hold NULL looks at every row. */
public final class RequireNotNullForPrimaryKey implements ServerRule {
  @Override
  public String id() {
    return "require-not-null-for-primary-key";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof TableAction.AddConstraint add)
        || add.constraint().kind() != Constraint.Kind.PRIMARY_KEY
        || add.constraint().index().isEmpty()) {
      return Optional.empty();
    }
    var known = new Known(script, statement);
    Optional<String> open =
        known.columnsOf(add.constraint().index().get()).stream()
            .filter(column -> mayBeNull(known, add.table(), column))
            .findFirst();
    if (open.isEmpty()) {
      return Optional.empty();
    }
    return script
        .stall(add.table(), statement)
        .map(
            severity ->
                Finding.of(
                        id(),
                        severity,
                        statement,
                        "nobody can read or write "
                            + add.table()
                            + " while every row of it is looked at: "
                            + open.get()
                            + " may hold NULL",
                        "Set "
                            + open.get()
                            + " NOT NULL before, by way of a CHECK that is validated.")
                    .claiming(add.table(), TableWork.CHECKED));
  }

  private static boolean mayBeNull(Known known, TableName table, String column) {
    return !known.isNotNull(table, column) && !known.provesNotNull(table, column);
  }
}
