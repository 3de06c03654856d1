package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.database.TableName;
import dev.belay.engine.TableWork;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.ObjectAction;
import dev.belay.sql.Statement;
import java.util.Optional;
import java.util.regex.Pattern;

/** REFRESH MATERIALIZED VIEW keeps readers out. */
public final class RequireConcurrentRefresh implements ServerRule {
  /** Empties the view, in a moment. */
  private static final Pattern NO_DATA =
      Pattern.compile("\\bWITH\\s+NO\\s+DATA$", Pattern.CASE_INSENSITIVE);

  @Override
  public String id() {
    return "require-concurrent-refresh";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof ObjectAction.RefreshView refresh)
        || refresh.concurrently()
        || isNew(refresh.view(), script, statement)
        || NO_DATA.matcher(statement.text()).find()) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
                id(),
                Severity.WARNING,
                statement,
                "nobody can read " + refresh.view() + " until its query has run",
                "With a unique index on it: REFRESH MATERIALIZED VIEW CONCURRENTLY "
                    + refresh.view())
            .claiming(refresh.view(), TableWork.REWRITTEN));
  }

  private static boolean isNew(TableName view, Script script, Statement statement) {
    return script.pendingBefore(statement).stream()
        .anyMatch(
            action -> action instanceof Action.CreateView made && made.view().equals(view.name()));
  }
}
