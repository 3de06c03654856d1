package dev.belay.othertools;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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

  /**
   * The question to ask; empty if the table is another tool's of the same name.
   *
   * @param name of the table, as SQL says it
   * @param found its columns, as the database spells them
   */
  Optional<String> question(String name, List<String> found) {
    Map<String, String> quoted = new HashMap<>();
    for (String column : found) {
      quoted.put(column.toLowerCase(Locale.ROOT), "\"" + column.replace("\"", "\"\"") + "\"");
    }
    if (!quoted.keySet().containsAll(columns)) {
      return Optional.empty();
    }
    List<String> asked = columns.stream().map(column -> quoted.getOrDefault(column, "")).toList();
    String rows = " FROM " + name + " WHERE " + filled(condition, asked);
    return Optional.of("SELECT " + String.join(", ", asked) + rows);
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
