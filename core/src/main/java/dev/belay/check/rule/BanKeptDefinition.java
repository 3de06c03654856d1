package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Known;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.check.TypeName;
import dev.belay.database.Column;
import dev.belay.database.Table;
import dev.belay.database.TableName;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** IF NOT EXISTS finds something that is not what the statement says, and keeps it. */
public final class BanKeptDefinition implements ServerRule {
  private static final Pattern IF_NOT_EXISTS =
      Pattern.compile("\\bIF\\s+NOT\\s+EXISTS\\b", Pattern.CASE_INSENSITIVE);

  /** What an index is said to be on where that is no column. */
  private static final String EXPRESSION = "(expression)";

  private static final Pattern PLAIN = Pattern.compile("[^()\\s]+");

  @Override
  public String id() {
    return "ban-kept-definition";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    Optional<String> kept =
        switch (action) {
          case Action.CreateTable made when made.ifNotExists() -> table(made, script, statement);
          case Action.AddColumn add when IF_NOT_EXISTS.matcher(statement.text()).find() ->
              column(add, script, statement);
          case Action.CreateIndex made when made.ifNotExists() -> index(made, script, statement);
          default -> Optional.empty();
        };
    return kept.map(
        what ->
            Finding.of(
                id(),
                Severity.WARNING,
                statement,
                what + ", and stays so: IF NOT EXISTS asks for the name alone",
                "Change what is there by statements of its own, without IF NOT EXISTS."));
  }

  /** A table as it is now, where nothing has been done to it before the statement. */
  private static Optional<Table> untouched(TableName name, Script script, Statement statement) {
    boolean touched =
        script.pendingBefore(statement).stream()
            .anyMatch(
                action ->
                    (action instanceof Action.DropTable drop && Script.same(drop.table(), name))
                        || (action instanceof Action.RenameTable rename
                            && Script.same(rename.table(), name)));
    return touched ? Optional.empty() : script.table(name);
  }

  private static Optional<String> table(
      Action.CreateTable made, Script script, Statement statement) {
    Optional<Table> there = untouched(made.table(), script, statement);
    return there.flatMap(
        table ->
            made.columns().stream()
                .flatMap(column -> difference(column, table, script, statement).stream())
                .findFirst());
  }

  private static Optional<String> difference(
      Column made, Table table, Script script, Statement statement) {
    if (isChangedLater(table.name(), made.name(), script.after(statement))) {
      return Optional.empty();
    }
    Optional<Column> there =
        table.columns().stream().filter(each -> each.name().equals(made.name())).findFirst();
    if (there.isEmpty()) {
      return Optional.of(table.name() + " is there without " + made.name());
    }
    return different(table.name(), made.name(), there.get().type(), made.type());
  }

  private static Optional<String> different(
      TableName table, String column, String there, String made) {
    return TypeName.isSame(there, made)
        ? Optional.empty()
        : Optional.of(table + "." + column + " is there as " + there + ", not " + made);
  }

  private static boolean isChangedLater(TableName table, String column, List<Action> after) {
    return after.stream()
        .anyMatch(
            action ->
                switch (action) {
                  case Action.AddColumn add ->
                      Script.same(add.table(), table) && add.column().equals(column);
                  case Action.RenameColumn rename ->
                      Script.same(rename.table(), table) && rename.newName().equals(column);
                  case TableAction.ChangeType change ->
                      Script.same(change.table(), table) && change.column().equals(column);
                  default -> false;
                });
  }

  private static Optional<String> column(Action.AddColumn add, Script script, Statement statement) {
    boolean made =
        isChangedLater(add.table(), add.column(), script.after(statement))
            || script.before(statement).stream()
                .anyMatch(
                    action ->
                        action instanceof Action.DropColumn drop
                            && Script.same(drop.table(), add.table())
                            && drop.column().equals(add.column()));
    return made
        ? Optional.empty()
        : new Known(script, statement)
            .type(add.table(), add.column())
            .flatMap(type -> different(add.table(), add.column(), type, add.type()));
  }

  private static Optional<String> index(
      Action.CreateIndex made, Script script, Statement statement) {
    var known = new Known(script, statement);
    Optional<TableName> table = known.tableOf(made.index());
    if (table.isEmpty() || isDropped(made.index(), script, statement)) {
      return Optional.empty();
    }
    if (!Script.same(table.get(), made.table())) {
      return Optional.of(made.index() + " is there, on " + table.get());
    }
    List<String> there = known.columnsOf(made.index());
    boolean plain =
        !made.columns().contains(EXPRESSION) && there.stream().allMatch(PLAIN.asMatchPredicate());
    return plain && !there.isEmpty() && !there.equals(made.columns())
        ? Optional.of(made.index() + " is there, on (" + String.join(", ", there) + ")")
        : Optional.empty();
  }

  private static boolean isDropped(String index, Script script, Statement statement) {
    return script.pendingBefore(statement).stream()
        .anyMatch(
            action ->
                action instanceof Action.DropObject drop
                    && drop.kind().equals("index")
                    && drop.name().equals(index));
  }
}
