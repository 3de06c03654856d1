package dev.belay.check.rule;

import dev.belay.check.Conditions;
import dev.belay.check.Finding;
import dev.belay.check.Fix;
import dev.belay.check.Known;
import dev.belay.check.Rule;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.database.TableName;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.ObjectAction;
import dev.belay.sql.Statement;
import java.util.Optional;
import java.util.regex.Pattern;

/** REINDEX keeps writers out, and readers from the index. */
public final class RequireConcurrentReindex implements Rule {
  private static final Pattern KIND =
      Pattern.compile("\\b(INDEX|TABLE|SCHEMA)\\b", Pattern.CASE_INSENSITIVE);

  @Override
  public String id() {
    return "require-concurrent-reindex";
  }

  @Override
  public boolean concerns(Conditions conditions) {
    return conditions.hasManyWriters();
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof ObjectAction.Reindex reindex) || reindex.concurrently()) {
      return Optional.empty();
    }
    Optional<TableName> table =
        reindex.kind().equals("table")
            ? Optional.of(TableName.of(reindex.name()))
            : new Known(script, statement).tableOf(reindex.name());
    Optional<Severity> stall =
        table.map(each -> script.stall(each, statement)).orElse(Optional.of(Severity.WARNING));
    return stall.map(
        severity ->
            Finding.of(
                    id(),
                    severity,
                    statement,
                    "nobody can write to "
                        + table.map(TableName::toString).orElse("the table")
                        + ", and whoever would read by the index waits, until it is built",
                    "Build it CONCURRENTLY, in a migration of its own:")
                .mendedBy(Fix.apart(concurrently(statement.text()))));
  }

  private static String concurrently(String sql) {
    return KIND.matcher(sql).replaceFirst("$0 CONCURRENTLY");
  }
}
