package dev.belay.database;

import java.util.List;

/**
 * A reference from one table to another.
 *
 * @param onDelete the action as SQL spells it: {@code NO ACTION}, {@code CASCADE} ...
 * @param parentColumns empty where the parent's primary key is meant
 */
public record ForeignKey(
    List<String> columns,
    TableName parent,
    List<String> parentColumns,
    String onDelete,
    String onUpdate) {
  public ForeignKey {
    columns = List.copyOf(columns);
    parentColumns = List.copyOf(parentColumns);
  }
}
