package dev.belay.othertools;

import dev.belay.database.TableName;
import dev.belay.engine.Session;
import dev.belay.migration.Tool;
import dev.belay.othertools.history.Histories;
import dev.belay.othertools.history.Past;
import dev.belay.othertools.history.ToolHistory;
import dev.belay.othertools.history.ToolTable;
import dev.belay.sql.Dialect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The histories of other tools that are in a database. Looks for them once, when first asked. */
final class ToolTables {
  private static final String USUAL_SCHEMA = "public";

  private final Optional<Session> session;
  private Optional<Map<TableName, List<String>>> found = Optional.empty();

  /** Prepares; without a session nothing will be found. */
  ToolTables(Optional<Session> session) {
    this.session = session;
  }

  /** The tools that have a history here. */
  Set<Tool> tools() {
    Set<Tool> tools = EnumSet.noneOf(Tool.class);
    for (ToolHistory history : Histories.ALL) {
      if (!of(history).isEmpty()) {
        tools.add(history.tool());
      }
    }
    return tools;
  }

  /** What a tool's history says; empty where it has none here. */
  Optional<Past> past(Tool tool, Dialect dialect) {
    for (ToolHistory history : Histories.ALL) {
      List<ToolTable> tables = history.tool() == tool ? of(history) : List.of();
      if (!tables.isEmpty()) {
        return Optional.of(history.read(tables.getFirst(), session.orElseThrow(), dialect));
      }
    }
    return Optional.empty();
  }

  /** What of a tool was passed over. */
  List<String> notes(Tool tool) {
    List<String> notes = new ArrayList<>();
    for (ToolHistory history : Histories.ALL) {
      if (history.tool() == tool) {
        of(history).stream()
            .skip(1)
            .forEach(table -> notes.add(table.name() + " is not read: there are several"));
      }
    }
    return notes;
  }

  /** Its tables; that of the usual schema comes first. */
  private List<ToolTable> of(ToolHistory history) {
    List<TableName> names = new ArrayList<>();
    for (Map.Entry<TableName, List<String>> each : tables().entrySet()) {
      boolean named = each.getKey().name().equalsIgnoreCase(history.table());
      if (named && history.isIn(ToolTable.of(each.getKey(), each.getValue()))) {
        names.add(each.getKey());
      }
    }
    names.sort(Comparator.comparing(name -> !name.schema().equals(USUAL_SCHEMA)));
    return names.stream()
        .map(name -> ToolTable.of(name, tables().getOrDefault(name, List.of())))
        .toList();
  }

  private Map<TableName, List<String>> tables() {
    if (found.isEmpty()) {
      Set<String> names = new TreeSet<>();
      Histories.ALL.forEach(history -> names.add(history.table()));
      found = Optional.of(session.map(open -> open.columnsOf(names)).orElseGet(TreeMap::new));
    }
    return found.orElseThrow();
  }
}
