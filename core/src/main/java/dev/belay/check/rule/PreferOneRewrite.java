package dev.belay.check.rule;

import dev.belay.check.Claim;
import dev.belay.check.Finding;
import dev.belay.check.Rule;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.database.TableName;
import dev.belay.engine.TableWork;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Two statements of a file that each have every row of a table written anew. */
public final class PreferOneRewrite implements ServerRule {
  /** What can be said in one ALTER TABLE. */
  private static final List<Rule> REWRITING =
      List.of(new BanRewritingColumn(), new BanRewritingTypeChange());

  @Override
  public String id() {
    return "prefer-one-rewrite";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    Optional<TableName> table = rewritten(script, migration, statement, action);
    if (table.isEmpty()) {
      return Optional.empty();
    }
    List<Statement> before =
        migration.statements().subList(0, migration.statements().indexOf(statement));
    return before.stream()
        .filter(each -> rewrites(script, migration, each, table.get()))
        .findFirst()
        .filter(first -> !isWritten(table.get(), before))
        .map(first -> finding(statement, first, table.get()));
  }

  private static Optional<TableName> rewritten(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    return REWRITING.stream()
        .flatMap(rule -> rule.look(script, migration, statement, action).stream())
        .flatMap(finding -> finding.claim().stream())
        .filter(claim -> claim.work() == TableWork.REWRITTEN)
        .map(Claim::table)
        .findFirst();
  }

  private static boolean rewrites(
      Script script, ParsedMigration migration, Statement statement, TableName table) {
    return statement.actions().stream()
        .flatMap(action -> rewritten(script, migration, statement, action).stream())
        .anyMatch(each -> Script.same(each, table));
  }

  /** What is written in between may have to be there for the second one. */
  private static boolean isWritten(TableName table, List<Statement> statements) {
    return statements.stream()
        .flatMap(statement -> statement.actions().stream())
        .anyMatch(
            action ->
                switch (action) {
                  case Action.Insert insert -> Script.same(insert.table(), table);
                  case Action.Update update -> Script.same(update.table(), table);
                  case Action.Delete delete -> Script.same(delete.table(), table);
                  default -> false;
                });
  }

  private Finding finding(Statement statement, Statement first, TableName table) {
    return Finding.of(
        id(),
        Severity.NOTICE,
        statement,
        "every row of "
            + table
            + " is written once more: line "
            + first.begin().line()
            + " does that already",
        "Say both in one ALTER TABLE " + table + " ..., ...: the rows are written once.");
  }
}
