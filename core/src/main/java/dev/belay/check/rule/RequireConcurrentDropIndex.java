package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Fix;
import dev.belay.check.Known;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.database.TableName;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** DROP INDEX waits for everybody who uses the table, and holds up who comes later. */
public final class RequireConcurrentDropIndex implements ServerRule {
  @Override
  public String id() {
    return "require-concurrent-drop-index";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof Action.DropObject drop)
        || !drop.kind().equals("index")
        || drop.concurrently()
        || drop.cascade()) {
      return Optional.empty();
    }
    var known = new Known(script, statement);
    Optional<TableName> table = known.tableOf(drop.name());
    if (table.isPresent()
        && (!script.mayHoldRows(table.get(), statement) || known.isPartitioned(table.get()))) {
      return Optional.empty();
    }
    String of = table.map(TableName::toString).orElse("its table");
    Finding finding =
        Finding.of(
            id(),
            Severity.NOTICE,
            statement,
            "nobody can read or write " + of + " until all who use it are done, and it is dropped",
            "Drop it CONCURRENTLY, in a migration of its own:");
    return Optional.of(
        statement.actions().size() > 1 ? finding : finding.mendedBy(Fix.concurrently(statement)));
  }
}
