package dev.belay.postgres;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which tables have all their rows, while several sessions bring them. Thread-safe. */
final class Arrivals {
  private final Map<String, Integer> underWay = new HashMap<>();
  private final Set<String> ending = new HashSet<>();

  /**
   * Rows are under way.
   *
   * @param last whether no more begin behind them
   */
  synchronized void begin(String table, boolean last) {
    underWay.merge(table, 1, Integer::sum);
    if (last) {
      ending.add(table);
    }
  }

  /** They have arrived; returns whether that were all. */
  synchronized boolean end(String table) {
    return underWay.merge(table, -1, Integer::sum) == 0 && ending.contains(table);
  }
}
