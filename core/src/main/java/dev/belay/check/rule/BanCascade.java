package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.Optional;

/** DROP ... CASCADE takes along what nobody has named. */
public final class BanCascade implements ServerRule {
  @Override
  public String id() {
    return "ban-cascade";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    Optional<String> dropped =
        switch (action) {
          case Action.DropTable drop when drop.cascade() ->
              script.mayHoldRows(drop.table(), statement)
                  ? Optional.of("table " + drop.table())
                  : Optional.empty();
          case Action.DropColumn drop when drop.cascade() ->
              Optional.of("column " + drop.table() + "." + drop.column());
          case TableAction.DropConstraint drop when drop.cascade() ->
              Optional.of("constraint " + drop.name() + " of " + drop.table());
          case Action.DropObject drop when drop.cascade() && !drop.kind().equals("schema") ->
              Optional.of(drop.kind() + " " + drop.name());
          default -> Optional.empty();
        };
    return dropped.map(
        what ->
            Finding.of(
                id(),
                takesColumns(action) ? Severity.ERROR : Severity.WARNING,
                statement,
                "with " + what + " goes whatever depends on it: " + dependents(action),
                "Drop by name what is to go, and leave out CASCADE."));
  }

  private static boolean takesColumns(Action action) {
    return action instanceof Action.DropObject drop
        && (drop.kind().equals("type")
            || drop.kind().equals("domain")
            || drop.kind().equals("extension"));
  }

  private static String dependents(Action action) {
    return takesColumns(action)
        ? "columns with all their values, functions, casts"
        : "views, foreign keys of other tables, policies, functions";
  }
}
