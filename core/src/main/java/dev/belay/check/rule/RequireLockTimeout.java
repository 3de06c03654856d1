package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.MissingLimit;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.check.StrongLock;
import dev.belay.database.TableName;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Another tool waits for a lock without end, and everybody else behind it. */
public final class RequireLockTimeout implements ServerRule {
  private static final MissingLimit LIMIT =
      new MissingLimit(List.of("lock_timeout"), StrongLock::of);

  @Override
  public String id() {
    return "require-lock-timeout";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    return LIMIT.find(script, migration, statement, action).map(table -> finding(statement, table));
  }

  private Finding finding(Statement statement, TableName table) {
    return Finding.of(
        id(),
        Severity.NOTICE,
        statement,
        "waits for as long as anybody reads "
            + table
            + ", and everybody who comes later waits behind it: the file sets no lock_timeout",
        "On top of the file: SET lock_timeout = '5s'; and try again when it fails.");
  }
}
