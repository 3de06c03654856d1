package dev.belay.check;

import java.util.Locale;
import java.util.Optional;

/**
 * What SQLite makes of values that are written to a column
 * (https://www.sqlite.org/datatype3.html#determination_of_column_affinity).
 */
public enum Affinity {
  INTEGER,
  TEXT,
  BLOB,
  REAL,
  NUMERIC;

  /** By the type as declared, which may be anything. */
  public static Affinity of(String type) {
    String upper = type.toUpperCase(Locale.ROOT);
    if (upper.contains("INT")) {
      return INTEGER;
    }
    if (upper.contains("CHAR") || upper.contains("CLOB") || upper.contains("TEXT")) {
      return TEXT;
    }
    if (upper.isEmpty() || upper.contains("BLOB") || upper.equals("ANY")) {
      return BLOB;
    }
    boolean real = upper.contains("REAL") || upper.contains("FLOA") || upper.contains("DOUB");
    return real ? REAL : NUMERIC;
  }

  /** What values become on the way from a column of another affinity; empty where they stay. */
  public Optional<String> lossFrom(Affinity old) {
    return switch (this) {
      case BLOB -> Optional.empty();
      case TEXT -> old.isNumber() ? Optional.of("numbers become text") : Optional.empty();
      case REAL ->
          old == INTEGER || old == NUMERIC
              ? Optional.of("whole numbers beyond 2^53 lose digits")
              : fromText(old);
      case INTEGER, NUMERIC -> fromText(old);
    };
  }

  private static Optional<String> fromText(Affinity old) {
    return old.isNumber()
        ? Optional.empty()
        : Optional.of("text that looks like a number becomes one: '00742' is 742 then");
  }

  private boolean isNumber() {
    return this == INTEGER || this == REAL || this == NUMERIC;
  }
}
