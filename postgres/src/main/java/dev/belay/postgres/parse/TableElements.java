package dev.belay.postgres.parse;

import dev.belay.database.Column;
import dev.belay.database.TableName;
import dev.belay.postgres.grammar.Node;
import dev.belay.sql.Action;
import dev.belay.sql.Constraint;
import dev.belay.sql.Filling;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code CREATE TABLE} lists in its parentheses, as a tree has it (parsenodes.h, CreateStmt;
 * PostgreSQL 18).
 */
final class TableElements {
  private final TableName table;
  private final List<Node> elements;
  private final Written written;
  private final List<Constraint> constraints = new ArrayList<>();
  private final List<Action.AddColumn> columns = new ArrayList<>();

  TableElements(TableName table, Node statement, Written written) {
    this.table = table;
    this.written = written;
    elements = statement.list("tableElts");
    for (int index = 0; index < elements.size(); index++) {
      read(elements.get(index), end(index));
    }
  }

  private int end(int index) {
    int end = Written.end(written.tokens());
    return index + 1 < elements.size() ? begin(elements.get(index + 1), end) : end;
  }

  private int begin(Node element, int end) {
    return element.content().has("location") ? written.place(element.content()) : end;
  }

  private void read(Node element, int end) {
    Node content = element.content();
    switch (element.kind()) {
      case "ColumnDef" -> {
        var column = new ColumnReading(content, written, end);
        constraints.addAll(column.constraints());
        if (content.has("typeName")) {
          columns.add(column.added(table));
        }
      }
      case "Constraint" ->
          ConstraintReading.ofTable(content, written, end).ifPresent(constraints::add);
      default -> {}
    }
  }

  /** Those of the table itself and those behind its columns. */
  List<Constraint> constraints() {
    return constraints;
  }

  /** All of them; none where another table brings some that are not written here. */
  List<Column> columns() {
    return elements.stream().anyMatch(each -> each.kind().equals("TableLikeClause"))
        ? List.of()
        : columns.stream().map(this::column).toList();
  }

  private Column column(Action.AddColumn added) {
    return new Column(
        added.column(),
        added.type(),
        added.notNull(),
        added.defaultValue(),
        keyPosition(added.column()),
        added.filling() == Filling.STORED || added.filling() == Filling.VIRTUAL);
  }

  private int keyPosition(String column) {
    return constraints.stream()
        .filter(each -> each.kind() == Constraint.Kind.PRIMARY_KEY)
        .mapToInt(key -> key.columns().indexOf(column) + 1)
        .max()
        .orElse(0);
  }
}
