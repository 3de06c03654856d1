package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.OneTransaction;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.ObjectAction;
import dev.belay.sql.Statement;
import java.util.Optional;

/** A value that was just added to an enum can't be used before the commit. */
public final class BanNewEnumValueInTransaction implements ServerRule {
  @Override
  public String id() {
    return "ban-new-enum-value-in-transaction";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof ObjectAction.AddEnumValue add)
        || isNew(add.type(), script, statement)) {
      return Optional.empty();
    }
    String literal = "'" + add.value().replace("'", "''") + "'";
    Optional<Statement> use =
        OneTransaction.of(script, statement).behind().stream()
            .filter(later -> later.text().contains(literal))
            .filter(later -> !isOnlyText(later.action()))
            .findFirst();
    return use.map(
        later ->
            Finding.of(
                id(),
                Severity.ERROR,
                statement,
                "line "
                    + later.begin().line()
                    + " of "
                    + later.source().name()
                    + " uses "
                    + literal
                    + " in the same transaction, and fails: it can be used from the commit on",
                "Add the value in a file of its own, with -- belay:no-transaction on top."));
  }

  /** Where a word is never taken for a value. */
  private static boolean isOnlyText(Action action) {
    return action instanceof ObjectAction.AddEnumValue
        || (action instanceof Action.Other other && other.keyword().equals("COMMENT"));
  }

  private static boolean isNew(String type, Script script, Statement statement) {
    return OneTransaction.of(script, statement).before().stream()
        .anyMatch(
            action -> action instanceof ObjectAction.CreateEnum made && made.type().equals(type));
  }
}
