package dev.belay.postgres;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.format.DateTimeFormatter;

/** The name of a database, and those of others that are made from it. */
record DatabaseName(String name) {
  /** PostgreSQL cuts longer names off (NAMEDATALEN). */
  private static final int LONGEST = 63;

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss");

  /** The name with something added, cut so that it fits. */
  String with(String suffix) {
    String base = name;
    while ((base + suffix).getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      base = base.substring(0, base.offsetByCodePoints(base.length(), -1));
    }
    return base + suffix;
  }

  /** What {@link #with} makes a name of, for something of this moment. */
  static String dated(String kind, Clock clock) {
    return "_" + kind + "_" + MOMENT.format(clock.instant().atZone(clock.getZone()));
  }

  @Override
  public String toString() {
    return name;
  }
}
