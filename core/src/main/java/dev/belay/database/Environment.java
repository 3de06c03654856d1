package dev.belay.database;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a database is for. Policies hang on it; unknown counts as production for destruction. */
public enum Environment {
  DEVELOPMENT,
  TEST,
  STAGING,
  PRODUCTION,
  UNKNOWN;

  /** Test data can be made again; of what is unknown nobody has said so. */
  private static final List<Environment> STRICTEST_FIRST =
      List.of(PRODUCTION, STAGING, UNKNOWN, DEVELOPMENT, TEST);

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

  /** Whether it is protected more than another: nothing that is known may talk it down. */
  public boolean isStricterThan(Environment other) {
    return STRICTEST_FIRST.indexOf(this) < STRICTEST_FIRST.indexOf(other);
  }

  /** Whether what is in it can be made again: nobody's data are lost with it. */
  public boolean canBeMadeAgain() {
    return this == DEVELOPMENT || this == TEST;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
