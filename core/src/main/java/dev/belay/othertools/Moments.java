package dev.belay.othertools;

import java.time.Instant;

/**
 * Points in time as tools have written them: as text, or in milliseconds where there is no type.
 */
final class Moments {
  private static final int MILLISECONDS = 13;

  private Moments() {}

  /** What is no time stays as it is. */
  static String readable(String value) {
    if (value.isEmpty()) {
      return "an unknown time";
    }
    boolean milliseconds = value.length() == MILLISECONDS;
    for (int at = 0; at < value.length(); at++) {
      milliseconds &= value.charAt(at) >= '0' && value.charAt(at) <= '9';
    }
    return milliseconds ? Instant.ofEpochMilli(Long.parseLong(value)).toString() : value;
  }
}
