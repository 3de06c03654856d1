package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Known;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.check.TypeChange;
import dev.belay.engine.TableWork;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.Optional;

/** ALTER COLUMN ... TYPE that has every row written anew, or looked at. */
public final class BanRewritingTypeChange implements ServerRule {
  @Override
  public String id() {
    return "ban-rewriting-type-change";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof TableAction.ChangeType change)) {
      return Optional.empty();
    }
    Optional<Severity> stall = script.stall(change.table(), statement);
    Optional<String> old = new Known(script, statement).type(change.table(), change.column());
    TypeChange.Cost cost = TypeChange.cost(old, change.type(), change.using());
    if (stall.isEmpty() || cost == TypeChange.Cost.NONE) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
                id(),
                stall.get(),
                statement,
                message(change, old, cost),
                "Add a column of the new type, keep it filled by a trigger, fill the old rows in"
                    + " batches, then let the two change names.")
            .claiming(change.table(), TableWork.REWRITTEN));
  }

  private static String message(
      TableAction.ChangeType change, Optional<String> old, TypeChange.Cost cost) {
    String types = old.map(type -> " from " + type).orElse("") + " to " + change.type();
    String done =
        switch (cost) {
          case REWRITE -> "is written anew, with all indexes";
          case UNKNOWN -> "may be written anew, with all indexes";
          case NONE -> "stays as it is";
        };
    return "nobody can read or write "
        + change.table()
        + " while every row of it "
        + done
        + ": "
        + change.column()
        + types;
  }
}
