package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.engine.TableWork;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Constraint;
import dev.belay.sql.Filling;
import dev.belay.sql.Statement;
import java.util.Optional;

/** ADD COLUMN with a CHECK, UNIQUE or PRIMARY KEY that all rows have to meet. */
public final class BanCheckedColumn implements ServerRule {
  @Override
  public String id() {
    return "ban-checked-column";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof Action.AddColumn add)) {
      return Optional.empty();
    }
    Optional<Constraint> checked =
        add.constraints().stream().filter(each -> costs(each, add)).findFirst();
    if (checked.isEmpty()) {
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
                            + " while "
                            + work(checked.get())
                            + " for "
                            + add.column(),
                        help(checked.get(), add))
                    .claiming(add.table(), claimed(checked.get())));
  }

  /** A foreign key looks at no row where the new column holds nothing. */
  private static boolean costs(Constraint constraint, Action.AddColumn add) {
    return switch (constraint.kind()) {
      case CHECK, UNIQUE, PRIMARY_KEY, EXCLUDE -> constraint.enforced();
      case FOREIGN_KEY -> add.filling() != Filling.NULL;
      case NOT_NULL -> false;
    };
  }

  private static TableWork claimed(Constraint constraint) {
    return switch (constraint.kind()) {
      case UNIQUE, PRIMARY_KEY, EXCLUDE -> TableWork.INDEXED;
      case CHECK, NOT_NULL -> TableWork.CHECKED;
      case FOREIGN_KEY -> TableWork.REFERENCES_CHECKED;
    };
  }

  private static String work(Constraint constraint) {
    return switch (constraint.kind()) {
      case UNIQUE, PRIMARY_KEY, EXCLUDE -> "an index of all rows is built";
      case CHECK, NOT_NULL -> "every row is looked at";
      case FOREIGN_KEY -> "every row is looked up";
    };
  }

  private static String help(Constraint constraint, Action.AddColumn add) {
    String column = "Add the column without it, then ";
    return switch (constraint.kind()) {
      case UNIQUE, PRIMARY_KEY ->
          column
              + "CREATE UNIQUE INDEX CONCURRENTLY ... ON "
              + add.table()
              + " ("
              + add.column()
              + "), then ADD "
              + constraint.kind()
              + " USING INDEX ...";
      case CHECK, FOREIGN_KEY, NOT_NULL, EXCLUDE ->
          column + "ADD " + constraint.definition() + " NOT VALID, then VALIDATE CONSTRAINT.";
    };
  }
}
