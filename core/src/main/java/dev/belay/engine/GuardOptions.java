package dev.belay.engine;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a database is to refuse.
 *
 * @param guards those that are wanted
 * @param limit how many rows one statement may delete or change
 * @param limits the same in rows, by table; {@code *} in a name stands for anything
 * @param excepted the tables that nothing is refused for; {@code *} stands for anything
 * @param passing roles that may let transactions pass, besides the one that installs the guards
 */
public record GuardOptions(
    SortedSet<Guard> guards,
    RowLimit limit,
    SortedMap<String, Long> limits,
    SortedSet<String> excepted,
    SortedSet<String> passing) {

  /** All but what has a side effect. */
  public static final GuardOptions USUAL =
      new GuardOptions(
          new TreeSet<>(EnumSet.complementOf(EnumSet.of(Guard.DROP_DATABASE))),
          new RowLimit(1000, 10),
          new TreeMap<>(),
          new TreeSet<>(),
          new TreeSet<>());

  public GuardOptions {
    guards = Collections.unmodifiableSortedSet(new TreeSet<>(guards));
    limits = Collections.unmodifiableSortedMap(new TreeMap<>(limits));
    excepted = Collections.unmodifiableSortedSet(new TreeSet<>(excepted));
    passing = Collections.unmodifiableSortedSet(new TreeSet<>(passing));
  }

  /**
   * A statement is refused that hits more rows than so many, and more than so much of the table.
   *
   * @param percent of the rows that the table is thought to hold
   */
  public record RowLimit(long rows, int percent) {
    public RowLimit {
      if (rows < 0 || percent < 0 || percent > 100) {
        throw new IllegalArgumentException(rows + " rows, " + percent + " %");
      }
    }

    private boolean allowsMoreThan(RowLimit other) {
      return rows > other.rows || percent > other.percent;
    }
  }

  /** With these guards and no others. */
  public GuardOptions only(Collection<Guard> wanted) {
    return new GuardOptions(new TreeSet<>(wanted), limit, limits, excepted, passing);
  }

  /** Whether they let something through that others refuse. */
  public boolean allowMoreThan(GuardOptions others) {
    return !guards.containsAll(others.guards)
        || limit.allowsMoreThan(others.limit)
        || !others.limits.entrySet().containsAll(limits.entrySet())
        || !limits.keySet().containsAll(others.limits.keySet())
        || hasMore(excepted, others.excepted)
        || hasMore(passing, others.passing);
  }

  private static boolean hasMore(Set<String> names, Set<String> others) {
    return !others.containsAll(names);
  }
}
