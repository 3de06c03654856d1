package dev.belay.check.optional;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.database.TableName;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.Optional;
import java.util.regex.Pattern;

/** A table whose schema the search path decides about. */
public final class RequireSchemaName implements ServerRule {
  @Override
  public String id() {
    return "require-schema-name";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    return table(action)
        .filter(table -> table.schema().isEmpty() && !isSaid(table, statement))
        .filter(table -> !isTemporary(table, script, statement))
        .map(
            table ->
                Finding.of(
                    id(),
                    Severity.WARNING,
                    statement,
                    "which " + table + " is meant depends on the search_path of whoever runs this",
                    "Say the schema: public." + table));
  }

  /** Those in {@code public} go by their bare name, even where the schema is said. */
  private static boolean isSaid(TableName table, Statement statement) {
    return Pattern.compile(
            "(?<![\\w$])\"?public\"?\\s*\\.\\s*\"?" + Pattern.quote(table.name()),
            Pattern.CASE_INSENSITIVE)
        .matcher(statement.text())
        .find();
  }

  private static boolean isTemporary(TableName table, Script script, Statement statement) {
    return script.before(statement).stream()
        .anyMatch(
            action ->
                action instanceof Action.CreateTable made
                    && made.temporary()
                    && Script.same(made.table(), table));
  }

  private static Optional<TableName> table(Action action) {
    return switch (action) {
      case Action.CreateTable made when !made.temporary() -> Optional.of(made.table());
      case Action.DropTable drop -> Optional.of(drop.table());
      case Action.RenameTable rename -> Optional.of(rename.table());
      case Action.AddColumn add -> Optional.of(add.table());
      case Action.DropColumn drop -> Optional.of(drop.table());
      case Action.RenameColumn rename -> Optional.of(rename.table());
      case Action.AlterTable alter -> Optional.of(alter.table());
      case Action.CreateIndex index -> Optional.of(index.table());
      case Action.Insert insert -> Optional.of(insert.table());
      case Action.Update update -> Optional.of(update.table());
      case Action.Delete delete -> Optional.of(delete.table());
      case Action.Truncate truncate -> Optional.of(truncate.table());
      case TableAction change -> Optional.of(change.table());
      default -> Optional.empty();
    };
  }
}
