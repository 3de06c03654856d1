package dev.belay.othertools.history;

import dev.belay.engine.Session;
import dev.belay.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * That of Liquibase. The path of a file is as it was when it ran, from whatever folder, so that
 * each of its ends is a key; of the sums only the present form can be compared.
 */
final class LiquibaseHistory {
  private static final String PRESENT = "9:";

  private static final String QUESTION =
      "SELECT {id}, {author}, {filename}, {md5sum}, {dateexecuted} FROM {table}"
          + " WHERE {exectype} <> 'FAILED' AND {exectype} <> 'SKIPPED' ORDER BY {orderexecuted}";

  private LiquibaseHistory() {}

  static Past read(ToolTable table, Session session, Dialect dialect) {
    List<Applied> applied = new ArrayList<>();
    for (List<String> row : table.ask(session, QUESTION)) {
      String label = row.get(1) + ":" + row.get(0);
      String path = row.get(2);
      String sum = row.get(3).startsWith(PRESENT) ? row.get(3) : "";
      applied.add(
          new Applied(
              keys(label, path), label + " in " + path, sum, row.get(4), path.endsWith(".sql")));
    }
    return new Past(applied, Optional.empty());
  }

  private static List<String> keys(String label, String path) {
    List<String> keys = new ArrayList<>();
    String rest = path.replace('\\', '/');
    keys.add(label + "@" + rest);
    for (int slash = rest.indexOf('/'); slash >= 0; slash = rest.indexOf('/', slash + 1)) {
      keys.add(label + "@" + rest.substring(slash + 1));
    }
    return keys;
  }
}
