package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Fix;
import dev.belay.check.OneTransaction;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.Optional;

/** VALIDATE CONSTRAINT in the transaction that has added it. */
public final class BanValidateInSameTransaction implements ServerRule {
  @Override
  public String id() {
    return "ban-validate-in-same-transaction";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    if (!(action instanceof TableAction.ValidateConstraint validate)) {
      return Optional.empty();
    }
    boolean added =
        OneTransaction.of(script, statement).before().stream()
            .anyMatch(
                before ->
                    before instanceof TableAction.AddConstraint add
                        && Script.same(add.table(), validate.table())
                        && add.constraint().name().filter(validate.name()::equals).isPresent());
    if (!added) {
      return Optional.empty();
    }
    return script
        .stall(validate.table(), statement)
        .map(
            severity ->
                Finding.of(
                        id(),
                        severity,
                        statement,
                        "the lock under which "
                            + validate.name()
                            + " was added is kept while every row of "
                            + validate.table()
                            + " is looked at",
                        "Validate it in a migration outside of the transaction:")
                    .mendedBy(Fix.apart(statement.text())));
  }
}
