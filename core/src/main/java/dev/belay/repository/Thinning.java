package dev.belay.repository;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which snapshots go: of the last hour all stay, of the last day one an hour, of the last week one
 * a day. Ages are counted back from the newest, so that a database at rest loses none.
 */
final class Thinning {
  private static final Duration ALL = Duration.ofHours(1);
  private static final Duration HOURLY = Duration.ofDays(1);
  private static final Duration DAILY = Duration.ofDays(7);

  private Thinning() {}

  static List<Retention.Expired> expired(List<Manifest> newestFirst) {
    List<Retention.Expired> expired = new ArrayList<>();
    if (newestFirst.isEmpty()) {
      return expired;
    }
    Instant newest = newestFirst.getFirst().created();
    long kept = Long.MAX_VALUE;
    for (Manifest each : newestFirst.reversed()) {
      Duration age = Duration.between(each.created(), newest);
      if (age.compareTo(ALL) <= 0) {
        continue;
      }
      long slot = slot(each.created(), age);
      boolean first = slot != kept;
      kept = slot;
      if (age.compareTo(DAILY) > 0) {
        expired.add(new Retention.Expired(each, "it is older than a week"));
      } else if (!first) {
        expired.add(new Retention.Expired(each, "another one of that time is kept"));
      }
    }
    return expired;
  }

  /** Hours and days are those of the clock, so that what was kept once is not given up later. */
  private static long slot(Instant created, Duration age) {
    Duration since = Duration.between(Instant.EPOCH, created);
    return age.compareTo(HOURLY) <= 0 ? since.toHours() : -since.toDays();
  }
}
