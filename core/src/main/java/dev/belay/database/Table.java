package dev.belay.database;

import java.util.List;

/**
 * One table.
 *
 * @param columns in declared order
 * @param definition its SQL with white space and comments folded, for comparing and for people
 */
public record Table(
    TableName name, List<Column> columns, List<ForeignKey> foreignKeys, String definition) {
  public Table {
    columns = List.copyOf(columns);
    foreignKeys = List.copyOf(foreignKeys);
  }

  public List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }
}
