package dev.belay.othertools.history;

import dev.belay.migration.Mark;
import dev.belay.migration.Migration;
import dev.belay.migration.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that a tool's table says.
 *
 * @param applied in the order in which it was applied
 * @param upTo the version up to which everything counts as applied, though no row says so
 */
public record Past(List<Applied> applied, Optional<Version> upTo) {
  /** Nothing was ever applied. */
  public static final Past NOTHING = new Past(List.of(), Optional.empty());

  public Past {
    applied = List.copyOf(applied);
  }

  /** What it says of some migrations, each by its surest key. */
  public Map<Migration, Applied> of(List<Migration> migrations) {
    Map<String, Applied> byKey = new HashMap<>();
    for (Applied each : applied) {
      each.keys().forEach(key -> byKey.put(key, each));
    }
    Map<Migration, Applied> found = new HashMap<>();
    for (Migration migration : migrations) {
      migration.mark().map(Mark::keys).orElse(List.of()).stream()
          .filter(byKey::containsKey)
          .findFirst()
          .ifPresent(key -> found.put(migration, byKey.get(key)));
    }
    return found;
  }

  /** Whether a version counts as applied without a row of its own. */
  public boolean covers(Version version) {
    return upTo.isPresent() && version.compareTo(upTo.get()) <= 0;
  }

  /** What has no file any more. */
  public List<Applied> without(Map<Migration, Applied> found) {
    Set<Applied> known = new HashSet<>(found.values());
    List<Applied> missing = new ArrayList<>();
    for (Applied each : applied) {
      if (each.file() && !known.contains(each)) {
        missing.add(each);
      }
    }
    return missing;
  }
}
