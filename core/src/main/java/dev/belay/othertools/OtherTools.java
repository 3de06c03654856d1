package dev.belay.othertools;

import dev.belay.database.TableName;
import dev.belay.engine.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    String name = written(table);
    Optional<String> question = sign.question(name, columns);
    if (question.isEmpty()) {
      return List.of();
    }
    return session.query(question.get(), SHOWN).stream()
        .map(row -> sign.trouble(name, row))
        .toList();
  }

  /** As both SQL and people read it: quoted only where that is needed. */
  private static String written(TableName table) {
    String name = quoted(table.name());
    return table.schema().isEmpty() ? name : quoted(table.schema()) + "." + name;
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
}
