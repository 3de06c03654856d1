package dev.belay.othertools.history;

import dev.belay.engine.Session;
import dev.belay.migration.Tool;
import dev.belay.sql.Dialect;
import java.util.List;

/**
 * Where a tool keeps its history, under its default settings.
 *
 * @param table in lower case
 * @param columns those that make it that tool's, in lower case
 * @param others columns that make it another tool's table of the same name
 */
public record ToolHistory(
    Tool tool, String table, List<String> columns, List<String> others, Reader reader) {
  /** Reads such a table. */
  @FunctionalInterface
  interface Reader {
    Past read(ToolTable table, Session session, Dialect dialect);
  }

  public ToolHistory {
    columns = List.copyOf(columns);
    others = List.copyOf(others);
  }

  /** Whether a table of this name is this tool's. */
  public boolean isIn(ToolTable found) {
    return found.has(columns) && others.stream().noneMatch(found::has);
  }

  public Past read(ToolTable found, Session session, Dialect dialect) {
    return reader.read(found, session, dialect);
  }
}
