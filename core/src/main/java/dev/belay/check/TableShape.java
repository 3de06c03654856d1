package dev.belay.check;

import dev.belay.database.Column;
import dev.belay.sql.Action;
import dev.belay.sql.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a table consists of at one moment.
 *
 * @param columns in declared order
 */
public record TableShape(
    List<Column> columns, List<Constraint> constraints, List<Action.CreateIndex> indexes) {
  public TableShape {
    columns = List.copyOf(columns);
    constraints = List.copyOf(constraints);
    indexes = List.copyOf(indexes);
  }

  /** A column by its name in whatever case. */
  public Optional<Column> find(String column) {
    return columns.stream().filter(each -> each.name().equalsIgnoreCase(column)).findFirst();
  }

  /** The names of the columns that can be written to. */
  public List<String> written() {
    return columns.stream().filter(each -> !each.generated()).map(Column::name).toList();
  }

  /**
   * Whether a column's values are the rows' numbers (https://www.sqlite.org/rowidtable.html): those
   * of others may be given out anew.
   */
  public boolean keepsRowNumbers() {
    List<Column> key = columns.stream().filter(each -> each.primaryKeyPosition() > 0).toList();
    return key.size() == 1 && key.get(0).type().equalsIgnoreCase("INTEGER");
  }

  /** The same after something was done to the table. */
  TableShape after(Action action) {
    return switch (action) {
      case Action.AddColumn add -> with(add);
      case Action.DropColumn drop -> without(drop.column());
      case Action.RenameColumn rename -> renamed(rename.column(), rename.newName());
      case Action.CreateIndex index -> {
        List<Action.CreateIndex> more = new ArrayList<>(indexes);
        more.add(index);
        yield new TableShape(columns, constraints, more);
      }
      case Action.DropObject drop ->
          new TableShape(
              columns,
              constraints,
              indexes.stream()
                  .filter(each -> !each.index().equalsIgnoreCase(drop.name()))
                  .toList());
      default -> this;
    };
  }

  private TableShape with(Action.AddColumn add) {
    boolean generated = add.defaultValue().isPresent() && isGenerated(add);
    List<Column> more = new ArrayList<>(columns);
    more.add(new Column(add.column(), add.type(), add.notNull(), add.defaultValue(), 0, generated));
    List<Constraint> rules = new ArrayList<>(constraints);
    rules.addAll(add.constraints());
    return new TableShape(more, rules, indexes);
  }

  private static boolean isGenerated(Action.AddColumn add) {
    return switch (add.filling()) {
      case STORED, VIRTUAL -> true;
      case NULL, SAME, EACH, SEQUENCE, UNKNOWN -> false;
    };
  }

  private TableShape without(String column) {
    return new TableShape(
        columns.stream().filter(each -> !each.name().equalsIgnoreCase(column)).toList(),
        constraints.stream().filter(each -> !isOf(each.columns(), column)).toList(),
        indexes);
  }

  private static boolean isOf(List<String> columns, String column) {
    return columns.size() == 1 && columns.get(0).equalsIgnoreCase(column);
  }

  private TableShape renamed(String column, String newName) {
    List<Column> others = new ArrayList<>();
    for (Column each : columns) {
      others.add(
          each.name().equalsIgnoreCase(column)
              ? new Column(
                  newName,
                  each.type(),
                  each.notNull(),
                  each.defaultValue(),
                  each.primaryKeyPosition(),
                  each.generated())
              : each);
    }
    return new TableShape(
        others,
        constraints.stream().map(each -> renamed(each, column, newName)).toList(),
        indexes.stream().map(each -> renamed(each, column, newName)).toList());
  }

  private static Constraint renamed(Constraint rule, String column, String newName) {
    return new Constraint(
        rule.kind(),
        rule.name(),
        renamed(rule.columns(), column, newName),
        rule.definition(),
        rule.validated(),
        rule.enforced(),
        rule.index(),
        rule.references(),
        rule.onDelete());
  }

  private static Action.CreateIndex renamed(
      Action.CreateIndex index, String column, String newName) {
    return new Action.CreateIndex(
        index.index(),
        index.table(),
        index.unique(),
        index.concurrently(),
        index.ifNotExists(),
        renamed(index.columns(), column, newName));
  }

  private static List<String> renamed(List<String> names, String column, String newName) {
    return names.stream().map(name -> name.equalsIgnoreCase(column) ? newName : name).toList();
  }
}
