package dev.belay.check;

import dev.belay.database.Table;
import dev.belay.database.TableName;
import dev.belay.sql.Action;
import dev.belay.sql.Constraint;
import dev.belay.sql.Dialect;
import dev.belay.sql.SqlSource;
import dev.belay.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How tables have come about until a statement is reached: from the database's schema, where it is
 * at hand, otherwise from the first migration on.
 */
public final class Past {
  private final Script script;
  private final Dialect dialect;
  private final List<Action> actions;

  public Past(Script script, Statement at) {
    this.script = script;
    dialect = script.conditions().dialect();
    actions = script.schema().isPresent() ? script.pendingBefore(at) : script.before(at);
  }

  /** What a table consists of; empty where it is not there, or nothing tells. */
  public Optional<TableShape> shape(TableName table) {
    List<Action> changes = new ArrayList<>();
    TableName name = table;
    for (int index = actions.size() - 1; index >= 0; index--) {
      Action action = actions.get(index);
      if (action instanceof Action.CreateTable made && makes(made, name)) {
        return made(made).map(shape -> changed(shape, changes));
      }
      if (action instanceof Action.DropTable drop && Script.same(drop.table(), name)) {
        return Optional.empty();
      }
      if (action instanceof Action.RenameTable rename && becomes(rename, name)) {
        name = rename.table();
      } else if (touches(action, name)) {
        changes.add(action);
      }
    }
    return script.table(name).flatMap(this::read).map(shape -> changed(shape, changes));
  }

  private boolean makes(Action.CreateTable made, TableName table) {
    boolean there = made.ifNotExists() && script.table(table).isPresent();
    return Script.same(made.table(), table) && !there;
  }

  private static boolean becomes(Action.RenameTable rename, TableName table) {
    return rename.newName().equalsIgnoreCase(table.name())
        && rename.table().schema().equalsIgnoreCase(table.schema());
  }

  private static boolean touches(Action action, TableName table) {
    return switch (action) {
      case Action.AddColumn add -> Script.same(add.table(), table);
      case Action.DropColumn drop -> Script.same(drop.table(), table);
      case Action.RenameColumn rename -> Script.same(rename.table(), table);
      case Action.CreateIndex index -> Script.same(index.table(), table);
      case Action.DropObject drop -> drop.kind().equals("index");
      default -> false;
    };
  }

  private static Optional<TableShape> made(Action.CreateTable made) {
    return made.columns().isEmpty()
        ? Optional.empty()
        : Optional.of(new TableShape(made.columns(), made.constraints(), List.of()));
  }

  /** The last change is the first of the list. */
  private static TableShape changed(TableShape shape, List<Action> changes) {
    TableShape now = shape;
    for (int index = changes.size() - 1; index >= 0; index--) {
      now = now.after(changes.get(index));
    }
    return now;
  }

  /** From its definition in the database. */
  private Optional<TableShape> read(Table table) {
    Optional<TableShape> shape =
        action(table.definition())
            .filter(Action.CreateTable.class::isInstance)
            .flatMap(made -> made((Action.CreateTable) made));
    return shape.map(found -> changed(found, indexes(table.name())));
  }

  private List<Action> indexes(TableName table) {
    List<Action> indexes = new ArrayList<>();
    script.schema().stream()
        .flatMap(schema -> schema.objects().stream())
        .filter(each -> each.kind().equals("index") && Script.same(each.table(), table))
        .forEach(each -> action(each.definition()).ifPresent(indexes::add));
    return indexes;
  }

  private Optional<Action> action(String definition) {
    return dialect.parse(new SqlSource("", definition)).stream().map(Statement::action).findFirst();
  }

  /** The tables with a foreign key that refers to this one, as they are called now. */
  public Set<TableName> referringTo(TableName parent) {
    Set<TableName> children = new LinkedHashSet<>();
    script.schema().stream()
        .flatMap(schema -> schema.tables().stream())
        .filter(
            table ->
                table.foreignKeys().stream().anyMatch(key -> Script.same(key.parent(), parent)))
        .forEach(table -> nameSince(0, table.name()).ifPresent(children::add));
    for (int index = 0; index < actions.size(); index++) {
      int since = index + 1;
      referring(actions.get(index), parent)
          .flatMap(child -> nameSince(since, child))
          .ifPresent(children::add);
    }
    children.removeIf(child -> Script.same(child, parent));
    return children;
  }

  private static Optional<TableName> referring(Action action, TableName parent) {
    return switch (action) {
      case Action.CreateTable made when refers(made.constraints(), parent) ->
          Optional.of(made.table());
      case Action.AddColumn add when refers(add.constraints(), parent) -> Optional.of(add.table());
      default -> Optional.empty();
    };
  }

  private static boolean refers(List<Constraint> constraints, TableName parent) {
    return constraints.stream().anyMatch(each -> refers(each, parent));
  }

  static boolean refers(Constraint constraint, TableName parent) {
    return constraint.references().filter(each -> Script.same(each, parent)).isPresent();
  }

  /** What became of its name; empty where the table was dropped. */
  private Optional<TableName> nameSince(int since, TableName table) {
    TableName name = table;
    for (Action action : actions.subList(since, actions.size())) {
      if (action instanceof Action.DropTable drop && Script.same(drop.table(), name)) {
        return Optional.empty();
      }
      if (action instanceof Action.RenameTable rename && Script.same(rename.table(), name)) {
        name = new TableName(name.schema(), rename.newName());
      }
    }
    return Optional.of(name);
  }

  /** What a foreign key of one table does when rows of another are deleted, upper case. */
  public Optional<String> onDelete(TableName child, TableName parent) {
    return shape(child).stream()
        .flatMap(shape -> shape.constraints().stream())
        .filter(each -> refers(each, parent))
        .flatMap(each -> each.onDelete().stream())
        .findFirst();
  }
}
