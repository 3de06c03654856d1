package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Fix;
import dev.belay.check.Known;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.Optional;

/** DETACH PARTITION keeps everybody from the whole table. */
public final class RequireConcurrentDetach implements ServerRule {
  @Override
  public String id() {
    return "require-concurrent-detach";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof TableAction.DetachPartition detach)
        || detach.concurrently()
        || !script.conditions().isSince(14)
        || !script.mayHoldRows(detach.table(), statement)) {
      return Optional.empty();
    }
    boolean hasRest = new Known(script, statement).defaultPartition(detach.table()).isPresent();
    Finding finding =
        Finding.of(
            id(),
            Severity.NOTICE,
            statement,
            "nobody can read or write "
                + detach.table()
                + " until all who use it are done, and it is detached",
            hasRest
                ? "With a default partition there is no CONCURRENTLY."
                : "Detach it CONCURRENTLY, in a migration of its own:");
    return Optional.of(
        hasRest ? finding : finding.mendedBy(Fix.apart(statement.text() + " CONCURRENTLY")));
  }
}
