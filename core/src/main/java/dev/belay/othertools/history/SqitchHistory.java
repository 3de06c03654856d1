package dev.belay.othertools.history;

import dev.belay.engine.Session;
import dev.belay.sql.Dialect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** That of Sqitch: a change that was reworked has one row for each time. */
final class SqitchHistory {
  private static final String QUESTION =
      "SELECT {change}, {script_hash}, {committed_at} FROM {table} ORDER BY {committed_at}";

  private SqitchHistory() {}

  static Past read(ToolTable table, Session session, Dialect dialect) {
    Map<String, Integer> times = new HashMap<>();
    List<Applied> applied = new ArrayList<>();
    for (List<String> row : table.ask(session, QUESTION)) {
      String name = row.get(0);
      int time = times.merge(name, 1, Integer::sum);
      applied.add(Applied.of(name + "#" + time, name, row.get(1), row.get(2)));
    }
    return new Past(applied, Optional.empty());
  }
}
