package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Fix;
import dev.belay.check.Known;
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

/**
 * REINDEX keeps writers out, and readers as well: to plan a query the server locks every index of
 * the table (get_relation_info in plancat.c, 13 to 18).
 */
public final class RequireConcurrentReindex implements ServerRule {
  private static final Pattern CONCURRENTLY =
      Pattern.compile("\\bCONCURRENTLY\\b", Pattern.CASE_INSENSITIVE);

  @Override
  public String id() {
    return "require-concurrent-reindex";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    return switch (action) {
      case ObjectAction.Reindex reindex when !reindex.concurrently() ->
          look(script, statement, reindex);
      case Action.Maintenance work
          when work.keyword().equals("REINDEX") && !CONCURRENTLY.matcher(statement.text()).find() ->
          Optional.of(
              finding(
                  Severity.WARNING,
                  statement,
                  "one table after the other has nobody who can read or write it"));
      default -> Optional.empty();
    };
  }

  private Optional<Finding> look(Script script, Statement statement, ObjectAction.Reindex reindex) {
    Optional<TableName> table = table(script, statement, reindex);
    if (table.isEmpty()) {
      return Optional.of(
          finding(Severity.WARNING, statement, "nobody can read or write its table"));
    }
    return script
        .stall(table.get(), statement)
        .map(
            severity ->
                finding(severity, statement, "nobody can read or write " + table.get())
                    .claiming(table.get(), TableWork.INDEXED));
  }

  private static Optional<TableName> table(
      Script script, Statement statement, ObjectAction.Reindex reindex) {
    if (!reindex.kind().equals("table")) {
      return new Known(script, statement).tableOf(reindex.name());
    }
    int dot = reindex.name().indexOf('.');
    return Optional.of(
        dot < 0
            ? TableName.of(reindex.name())
            : new TableName(reindex.name().substring(0, dot), reindex.name().substring(dot + 1)));
  }

  private Finding finding(Severity severity, Statement statement, String effect) {
    return Finding.of(
            id(),
            severity,
            statement,
            effect + " while its index is built anew, but for queries that were planned before",
            "Build it CONCURRENTLY, in a migration of its own:")
        .mendedBy(Fix.concurrently(statement));
  }
}
