package dev.belay.check.rule;

import dev.belay.check.Conditions;
import dev.belay.check.Finding;
import dev.belay.check.Rule;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.database.TableName;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** CREATE TABLE ... PARTITION OF keeps everybody from the whole table. */
public final class PreferAttach implements Rule {
  @Override
  public String id() {
    return "prefer-attach";
  }

  @Override
  public boolean concerns(Conditions conditions) {
    return conditions.hasManyWriters();
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
    return Optional.of(
        Finding.of(
            id(),
            Severity.NOTICE,
            statement,
            "nobody can read or write "
                + parent
                + ", with all its partitions, until all who use it are done; a default partition is"
                + " read as a whole meanwhile",
            "CREATE TABLE "
                + create.table()
                + " (LIKE "
                + parent
                + " INCLUDING ALL), then ALTER TABLE "
                + parent
                + " ATTACH PARTITION "
                + create.table()
                + " ..., which keeps nobody out"));
  }
}
