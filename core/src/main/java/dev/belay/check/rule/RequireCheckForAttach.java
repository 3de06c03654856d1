package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Known;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.database.TableName;
import dev.belay.engine.TableWork;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.Optional;
import java.util.stream.Stream;

/** ATTACH PARTITION looks at every row of what is attached. */
public final class RequireCheckForAttach implements ServerRule {
  @Override
  public String id() {
    return "require-check-for-attach";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof TableAction.AttachPartition attach)) {
      return Optional.empty();
    }
    var known = new Known(script, statement);
    Optional<TableName> rest = known.defaultPartition(attach.table());
    return Stream.concat(Stream.of(attach.partition()), rest.stream())
        .filter(table -> !known.hasCheck(table))
        .flatMap(table -> finding(script, statement, attach, table).stream())
        .findFirst();
  }

  private Optional<Finding> finding(
      Script script, Statement statement, TableAction.AttachPartition attach, TableName read) {
    String bounds =
        read.equals(attach.partition())
            ? "Give it a CHECK that says what the partition's bounds say, NOT VALID, and VALIDATE"
                + " it before: then no row is looked at."
            : "Give the default partition a CHECK that no row of it belongs there, NOT VALID, and"
                + " VALIDATE it before: then no row is looked at.";
    return script
        .stall(read, statement)
        .map(
            severity ->
                Finding.of(
                        id(),
                        severity,
                        statement,
                        "nobody can read or write " + read + " while every row of it is looked at",
                        bounds)
                    .claiming(read, TableWork.CHECKED));
  }
}
