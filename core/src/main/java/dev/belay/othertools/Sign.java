package dev.belay.othertools;

import dev.belay.othertools.history.ToolTable;
import java.util.List;

/**
 * How to tell that a tool is in trouble. In the texts a column's name in braces stands for its
 * value, {@code {started_at as time}} for a point in time; in the condition for itself; {@code
 * {table}} stands for the table.
 *
 * @param table the tool's own, in lower case
 * @param columns those that make it that tool's table, in lower case
 * @param condition which rows tell of trouble, in SQL that every engine understands
 * @param stops whether nothing should be changed while there is such a row
 */
record Sign(
    String tool,
    String table,
    List<String> columns,
    String condition,
    boolean stops,
    String what,
    String remedy) {
  private static final String TABLE = "{table}";

  Sign {
    columns = List.copyOf(columns);
  }

  /** The question to ask of a table that has the columns. */
  String question(ToolTable found) {
    String asked = "{" + String.join("}, {", columns) + "}";
    return found.filled("SELECT " + asked + " FROM {table} WHERE " + condition);
  }

  /**
   * What one row of the answer means.
   *
   * @param name of the table, as SQL says it
   */
  Trouble trouble(String name, List<String> row) {
    return new Trouble(
        tool,
        filled(what, row).replace(TABLE, name),
        filled(remedy, row).replace(TABLE, name),
        stops);
  }

  private String filled(String text, List<String> values) {
    String filled = text;
    for (int index = 0; index < columns.size(); index++) {
      String column = columns.get(index);
      String value = values.get(index);
      filled = filled.replace("{" + column + "}", value);
      filled = filled.replace("{" + column + " as time}", Moments.readable(value));
    }
    return filled;
  }
}
