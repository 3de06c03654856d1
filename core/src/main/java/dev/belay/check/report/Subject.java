package dev.belay.check.report;

import dev.belay.database.Target;
import java.util.Optional;

/**
 * What was checked.
 *
 * @param engine the kind of database: {@code sqlite}
 * @param target the database; empty where only files were read
 * @param version of Belay
 */
public record Subject(String engine, Optional<Target> target, String version) {
  /** For headings: {@code shop, sqlite, development}. */
  public String told() {
    return target
        .map(known -> known.name() + ", " + engine + ", " + known.environment())
        .orElse(engine + ", no database");
  }
}
