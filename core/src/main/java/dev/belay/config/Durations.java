package dev.belay.config;

import java.time.Duration;

/** Durations as people write them: a whole number and a unit. */
final class Durations {
  private static final String COMPLAINT = "is not a duration such as 500ms, 5s, 2m or 1h";

  private Durations() {}

  static Duration read(String text) {
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
}
