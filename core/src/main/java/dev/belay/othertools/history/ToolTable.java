package dev.belay.othertools.history;

import dev.belay.database.TableName;
import dev.belay.engine.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A tool's table as a database has it.
 *
 * @param name as both SQL and people read it: quoted only where that is needed
 * @param columns as SQL says them, by their names in lower case
 */
public record ToolTable(String name, Map<String, String> columns) {
  public ToolTable {
    columns = Map.copyOf(columns);
  }

  /** The table with the columns that were found in it, as the database spells them. */
  public static ToolTable of(TableName table, List<String> found) {
    Map<String, String> columns = new HashMap<>();
    for (String column : found) {
      columns.put(column.toLowerCase(Locale.ROOT), "\"" + column.replace("\"", "\"\"") + "\"");
    }
    String name = quoted(table.name());
    String schema = table.schema();
    return new ToolTable(schema.isEmpty() ? name : quoted(schema) + "." + name, columns);
  }

  private static String quoted(String name) {
    boolean plain = !name.isEmpty() && !(name.charAt(0) >= '0' && name.charAt(0) <= '9');
    for (int at = 0; at < name.length(); at++) {
      char letter = name.charAt(at);
      boolean digit = letter >= '0' && letter <= '9';
      plain &= (letter >= 'a' && letter <= 'z') || digit || letter == '_';
    }
    return plain ? name : "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /** Whether it has all these columns. */
  public boolean has(List<String> names) {
    return columns.keySet().containsAll(names);
  }

  boolean has(String name) {
    return columns.containsKey(name);
  }

  /** SQL with the table for {@code {table}} and its columns for their names in braces. */
  public String filled(String sql) {
    String filled = sql.replace("{table}", name);
    for (Map.Entry<String, String> column : columns.entrySet()) {
      filled = filled.replace("{" + column.getKey() + "}", column.getValue());
    }
    return filled;
  }

  /** All rows of a query with names in braces. */
  List<List<String>> ask(Session session, String sql) {
    return session.query(filled(sql), Integer.MAX_VALUE);
  }
}
