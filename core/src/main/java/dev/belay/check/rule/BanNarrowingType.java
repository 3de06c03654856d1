package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Known;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.check.TypeChange;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.Optional;

/** A type that can hold less than the old one. */
public final class BanNarrowingType implements ServerRule {
  @Override
  public String id() {
    return "ban-narrowing-type";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof TableAction.ChangeType change)
        || !script.mayHoldRows(change.table(), statement)) {
      return Optional.empty();
    }
    Optional<String> old = new Known(script, statement).type(change.table(), change.column());
    return old.flatMap(type -> TypeChange.loss(type, change.type()))
        .map(
            loss ->
                Finding.of(
                    id(),
                    loss.silent() ? Severity.ERROR : Severity.WARNING,
                    statement,
                    change.table()
                        + "."
                        + change.column()
                        + " from "
                        + old.get()
                        + " to "
                        + change.type()
                        + ": "
                        + loss.words(),
                    "Add a column of the new type, convert into it in an UPDATE that everybody can"
                        + " see, and compare before the old one goes."));
  }
}
