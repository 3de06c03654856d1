package dev.belay.sql;

import dev.belay.database.TableName;
import java.util.Set;

/**
 * What one statement in the body of a function or procedure names. Names are unquoted.
 *
 * @param tables also views; what the statement itself calls by a name is none
 * @param columns those that are said to be a table's
 * @param bare columns whose table is not said: one of {@code tables}, or a variable
 * @param ofRow columns of the row that a trigger is run for
 * @param routines the functions that it calls, without their schemas
 */
public record Mention(
    Set<TableName> tables,
    Set<OfTable> columns,
    Set<String> bare,
    Set<String> ofRow,
    Set<String> routines) {
  /** A column and the table that it is said to be in. */
  public record OfTable(TableName table, String column) {}

  public Mention {
    tables = Set.copyOf(tables);
    columns = Set.copyOf(columns);
    bare = Set.copyOf(bare);
    ofRow = Set.copyOf(ofRow);
    routines = Set.copyOf(routines);
  }
}
