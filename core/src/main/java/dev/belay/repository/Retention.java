package dev.belay.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How many backups are kept.
 *
 * @param keep the newest so many; at least one
 */
public record Retention(int keep) {
  /** Nothing goes. */
  public static final Retention ALL = new Retention(Integer.MAX_VALUE);

  public Retention {
    if (keep < 1) {
      throw new IllegalArgumentException("a retention of " + keep + " would keep no backup");
    }
  }

  /** As in {@code the newest 7}. */
  @Override
  public String toString() {
    return equals(ALL) ? "all of them" : "the newest " + keep;
  }

  /** One backup that may go. */
  public record Expired(Manifest manifest, String why) {}

  /**
   * What may be deleted; nothing is deleted yet. The newest one that was restored stays, however
   * old it is, and so do those in use. Whole and partial ones are counted apart. Snapshots push
   * nothing else out: they are thinned by their age, see {@link Thinning}.
   *
   * @param newestFirst all usable backups
   * @param inUse ids of backups that a run relies on
   */
  public List<Expired> expired(List<Manifest> newestFirst, Set<String> inUse) {
    Map<Boolean, List<Manifest>> snapshots =
        newestFirst.stream()
            .collect(Collectors.partitioningBy(each -> each.backupClass() == BackupClass.SNAPSHOT));
    Map<Boolean, List<Manifest>> whole =
        snapshots.getOrDefault(false, List.of()).stream()
            .collect(Collectors.partitioningBy(each -> each.part().isEmpty()));
    List<Expired> expired = new ArrayList<>();
    whole.values().forEach(each -> expired.addAll(expiredOf(each, inUse)));
    if (!equals(ALL)) {
      Optional<String> lastGood = lastGood(newestFirst);
      Thinning.expired(snapshots.getOrDefault(true, List.of())).stream()
          .filter(each -> !isNeeded(each.manifest(), inUse, lastGood))
          .forEach(expired::add);
    }
    return expired;
  }

  private static Optional<String> lastGood(List<Manifest> newestFirst) {
    return newestFirst.stream().filter(Manifest::wasRestored).findFirst().map(Manifest::id);
  }

  private static boolean isNeeded(Manifest manifest, Set<String> inUse, Optional<String> good) {
    return inUse.contains(manifest.id()) || good.filter(manifest.id()::equals).isPresent();
  }

  private List<Expired> expiredOf(List<Manifest> newestFirst, Set<String> inUse) {
    Optional<String> lastGood = lastGood(newestFirst);
    List<Expired> expired = new ArrayList<>();
    for (int index = keep; index < newestFirst.size(); index++) {
      Manifest manifest = newestFirst.get(index);
      if (!isNeeded(manifest, inUse, lastGood)) {
        expired.add(new Expired(manifest, keep + " newer ones are kept"));
      }
    }
    return expired;
  }
}
