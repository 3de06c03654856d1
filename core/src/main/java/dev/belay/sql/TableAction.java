package dev.belay.sql;

import dev.belay.database.TableName;
import java.util.Optional;

/** What {@code ALTER TABLE} does to columns, constraints and partitions. Names are unquoted. */
public sealed interface TableAction extends Action {
  /** The table that is altered. */
  TableName table();

  /**
   * Another type for a column.
   *
   * @param type as written
   * @param using the expression that converts the values, if one is given
   */
  record ChangeType(TableName table, String column, String type, Optional<String> using)
      implements TableAction {}

  record SetNotNull(TableName table, String column) implements TableAction {}

  record DropNotNull(TableName table, String column) implements TableAction {}

  /**
   * Another default for rows to come.
   *
   * @param value empty where the default is taken away
   */
  record ChangeDefault(TableName table, String column, Optional<String> value)
      implements TableAction {}

  record AddConstraint(TableName table, Constraint constraint) implements TableAction {}

  /** Looks at the rows that a constraint has not looked at yet. */
  record ValidateConstraint(TableName table, String name) implements TableAction {}

  record DropConstraint(TableName table, String name, boolean cascade) implements TableAction {}

  record AttachPartition(TableName table, TableName partition) implements TableAction {}

  record DetachPartition(TableName table, TableName partition, boolean concurrently)
      implements TableAction {}
}
