package dev.belay.compare;

import dev.belay.database.SchemaDiff;
import dev.belay.fingerprint.Comparison;

/** What differs between two sides, from the first to the second. */
public record Differences(Side first, Side second, Comparison content, SchemaDiff schema) {
  public static Differences between(Side first, Side second) {
    return new Differences(
        first,
        second,
        Comparison.between(first.fingerprint(), second.fingerprint()),
        SchemaDiff.between(first.schema(), second.schema()));
  }

  public boolean same() {
    return content.same() && schema.isEmpty();
  }
}
