package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Known;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.database.TableName;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** CREATE TABLE ... PARTITION OF keeps everybody from the whole table. */
public final class PreferAttach implements ServerRule {
  @Override
  public String id() {
    return "prefer-attach";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof Action.CreateTable create)
        || create.partitionOf().isEmpty()
        || !script.mayHoldRows(create.partitionOf().get(), statement)) {
      return Optional.empty();
    }
    TableName parent = create.partitionOf().get();
    Optional<TableName> rest = new Known(script, statement).defaultPartition(parent);
    Optional<Severity> stall = rest.flatMap(table -> script.stall(table, statement));
    return Optional.of(
        Finding.of(
            id(),
            stall.orElse(Severity.NOTICE),
            statement,
            "nobody can read or write " + parent + until(rest.filter(table -> stall.isPresent())),
            help(create.table(), parent)));
  }

  /** What is in the default partition may belong into the new one. */
  private static String until(Optional<TableName> rest) {
    return rest.map(table -> " or " + table + " while every row of " + table + " is looked at")
        .orElse(" until all who use it are done, and it is made");
  }

  private static String help(TableName table, TableName parent) {
    return "CREATE TABLE "
        + table
        + " (LIKE "
        + parent
        + " INCLUDING ALL), then ALTER TABLE "
        + parent
        + " ATTACH PARTITION "
        + table
        + " ..., which keeps nobody from "
        + parent;
  }
}
