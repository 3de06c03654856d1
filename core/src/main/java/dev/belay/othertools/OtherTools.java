package dev.belay.othertools;

import dev.belay.database.TableName;
import dev.belay.engine.Session;
import dev.belay.othertools.history.ToolTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks for what other migration tools have left. */
public final class OtherTools {
  /** So many rows of one table are told of. */
  private static final int SHOWN = 5;

  private OtherTools() {}

  /**
   * All that is found. One look into the catalogue tells which tables there are, and only those are
   * read.
   */
  public static List<Trouble> troubles(Session session) {
    Set<String> names = new TreeSet<>();
    Signs.ALL.forEach(sign -> names.add(sign.table()));
    Map<TableName, List<String>> tables = session.columnsOf(names);
    List<Trouble> troubles = new ArrayList<>();
    for (Sign sign : Signs.ALL) {
      tables.forEach(
          (table, columns) -> {
            if (table.name().equalsIgnoreCase(sign.table())) {
              troubles.addAll(troubles(session, sign, table, columns));
            }
          });
    }
    return troubles;
  }

  private static List<Trouble> troubles(
      Session session, Sign sign, TableName table, List<String> columns) {
    ToolTable found = ToolTable.of(table, columns);
    if (!found.has(sign.columns())) {
      return List.of();
    }
    return session.query(sign.question(found), SHOWN).stream()
        .map(row -> sign.trouble(found.name(), row))
        .toList();
  }
}
