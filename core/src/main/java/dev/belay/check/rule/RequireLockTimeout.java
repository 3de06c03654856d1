package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.check.StrongLock;
import dev.belay.database.TableName;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Locale;
import java.util.Optional;

/** Another tool waits for a lock without end, and everybody else behind it. */
public final class RequireLockTimeout implements ServerRule {
  private static final String SETTING = "lock_timeout";

  @Override
  public String id() {
    return "require-lock-timeout";
  }

  /** Once a file, at the first statement that it is true of. Belay itself gives up and retries. */
  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    if (migration.migration().mark().isEmpty()) {
      return Optional.empty();
    }
    return locked(script, statement, action)
        .filter(
            table ->
                migration.statements().stream()
                    .takeWhile(each -> !each.equals(statement))
                    .noneMatch(each -> settles(script, each)))
        .map(table -> finding(statement, table));
  }

  /** Whether it sets a limit, or is told of already. */
  private static boolean settles(Script script, Statement statement) {
    return statement.text().toLowerCase(Locale.ROOT).contains(SETTING)
        || statement.actions().stream()
            .anyMatch(action -> locked(script, statement, action).isPresent());
  }

  private static Optional<TableName> locked(Script script, Statement statement, Action action) {
    return StrongLock.of(action).filter(table -> script.mayHoldRows(table, statement));
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
