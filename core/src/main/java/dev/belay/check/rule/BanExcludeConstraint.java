package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.engine.TableWork;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Constraint;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.Optional;

/** An EXCLUDE constraint builds its index while others wait, and has no other way. */
public final class BanExcludeConstraint implements ServerRule {
  @Override
  public String id() {
    return "ban-exclude-constraint";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof TableAction.AddConstraint add)
        || add.constraint().kind() != Constraint.Kind.EXCLUDE) {
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
                            + " while its index is built; there is no CONCURRENTLY for it",
                        "Make it in a maintenance window, or on a new table that the rows move to.")
                    .claiming(add.table(), TableWork.INDEXED));
  }
}
