package dev.belay.config;

import java.time.Duration;

/** Durations as people write them: a whole number and a unit. */
public final class Durations {
  private static final String COMPLAINT = "is not a duration such as 500ms, 5s, 2m or 1h";

  private Durations() {}

  /**
   * Reads one, as in {@code 30m}.
   *
   * @throws IllegalArgumentException saying what is wrong, without the text itself
   */
  public static Duration read(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    if (digits == 0 || digits > 9) {
      throw new IllegalArgumentException(COMPLAINT);
    }
    long number = Long.parseLong(text.substring(0, digits));
    return switch (text.substring(digits).strip()) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      case "" -> throw new IllegalArgumentException("has no unit; write " + number + "s");
      default -> throw new IllegalArgumentException(COMPLAINT);
    };
  }

  /** As {@link #read} reads it, in the largest unit that divides it. */
  static String write(Duration duration) {
    long millis = duration.toMillis();
    String[] units = {"d", "h", "m", "s"};
    long[] lengths = {86_400_000, 3_600_000, 60_000, 1000};
    for (int at = 0; at < units.length; at++) {
      if (millis > 0 && millis % lengths[at] == 0) {
        return millis / lengths[at] + units[at];
      }
    }
    return millis + "ms";
  }
}
