package dev.belay.database;

import java.util.Locale;
import java.util.Optional;

/** What a database is for. Policies hang on it; unknown counts as production for destruction. */
public enum Environment {
  DEVELOPMENT,
  TEST,
  STAGING,
  PRODUCTION,
  UNKNOWN;

  /** Reads the usual spellings: {@code prod}, {@code production}, {@code dev}, {@code live} ... */
  public static Optional<Environment> parse(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "development", "dev", "local" -> Optional.of(DEVELOPMENT);
      case "test", "testing", "ci" -> Optional.of(TEST);
      case "staging", "stage", "preview" -> Optional.of(STAGING);
      case "production", "prod", "live" -> Optional.of(PRODUCTION);
      default -> Optional.empty();
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
