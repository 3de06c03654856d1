package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Rule;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.database.TableName;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Dropping a table that holds rows loses them. */
public final class BanDropTable implements Rule {
  @Override
  public String id() {
    return "ban-drop-table";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    if (!(action instanceof Action.DropTable drop)
        || !script.mayHoldRows(drop.table(), statement)) {
      return Optional.empty();
    }
    if (isRebuilt(migration, statement, drop.table())) {
      return Optional.of(
          Finding.of(
              id(),
              Severity.NOTICE,
              statement,
              drop.table() + " is rebuilt; the rehearsal proves that its rows are carried over",
              ""));
    }
    String rows =
        script.rows(drop.table()).map(count -> "its " + count.of("row")).orElse("all its rows");
    return Optional.of(
        Finding.of(
            id(),
            Severity.ERROR,
            statement,
            drop.table() + " is dropped; " + rows + " would be lost",
            "Rename it first, and drop it when nobody has missed it."));
  }

  /** In the same file: a new table was filled from it before, and takes its name afterwards. */
  private static boolean isRebuilt(ParsedMigration migration, Statement drop, TableName table) {
    List<Statement> all = migration.statements();
    int at = all.indexOf(drop);
    boolean copied =
        actions(all.subList(0, at))
            .anyMatch(
                action ->
                    action instanceof Action.Insert insert
                        && insert.from().stream().anyMatch(from -> Script.same(from, table)));
    return copied
        && actions(all.subList(at, all.size()))
            .anyMatch(
                action ->
                    action instanceof Action.RenameTable rename
                        && rename.newName().equalsIgnoreCase(table.name()));
  }

  private static Stream<Action> actions(List<Statement> statements) {
    return statements.stream().flatMap(statement -> statement.actions().stream());
  }
}
