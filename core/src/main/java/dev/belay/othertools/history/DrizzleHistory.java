package dev.belay.othertools.history;

import dev.belay.engine.Session;
import dev.belay.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * That of Drizzle: a time and a sum, since 1.0 also the name. The sum is the last resort for what
 * was given another time since.
 */
final class DrizzleHistory {
  private DrizzleHistory() {}

  static Past read(ToolTable table, Session session, Dialect dialect) {
    boolean named = table.has("name");
    String name = named ? "{name}" : "''";
    List<Applied> applied = new ArrayList<>();
    for (List<String> row :
        table.ask(
            session,
            "SELECT {created_at}, {hash}, " + name + " FROM {table} ORDER BY {created_at}")) {
      String when = row.get(0);
      String hash = row.get(1);
      String label = row.get(2).isEmpty() ? "the one of " + when : row.get(2);
      applied.add(new Applied(List.of(hash, when, row.get(2)), label, hash, when, true));
    }
    return new Past(applied, Optional.empty());
  }
}
