package dev.belay.postgres;

import java.nio.charset.StandardCharsets;

/** The name of a database, and those of others that are made from it. */
record DatabaseName(String name) {
  /** PostgreSQL cuts longer names off (NAMEDATALEN). */
  private static final int LONGEST = 63;

  /** The name with something added, cut so that it fits. */
  String with(String suffix) {
    String base = name;
    while ((base + suffix).getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      base = base.substring(0, base.offsetByCodePoints(base.length(), -1));
    }
    return base + suffix;
  }

  @Override
  public String toString() {
    return name;
  }
}
