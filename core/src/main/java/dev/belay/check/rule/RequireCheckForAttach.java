package dev.belay.check.rule;

import dev.belay.check.Conditions;
import dev.belay.check.Finding;
import dev.belay.check.Known;
import dev.belay.check.Rule;
import dev.belay.check.Script;
import dev.belay.engine.TableWork;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.Optional;

/** ATTACH PARTITION looks at every row of what is attached. */
public final class RequireCheckForAttach implements Rule {
  @Override
  public String id() {
    return "require-check-for-attach";
  }

  @Override
  public boolean concerns(Conditions conditions) {
    return conditions.hasManyWriters();
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof TableAction.AttachPartition attach)) {
      return Optional.empty();
    }
    var known = new Known(script, statement);
    if (known.hasCheck(attach.partition())) {
      return Optional.empty();
    }
    return script
        .stall(attach.partition(), statement)
        .map(
            severity ->
                Finding.of(
                        id(),
                        severity,
                        statement,
                        "nobody can read or write "
                            + attach.partition()
                            + " while every row of it is looked at, nor the default partition of "
                            + attach.table()
                            + " if there is one",
                        "Give it a CHECK that says what the partition's bounds say, NOT VALID, and"
                            + " VALIDATE it before: then no row is looked at.")
                    .claiming(attach.partition(), TableWork.CHECKED));
  }
}
