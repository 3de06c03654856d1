package dev.belay.check;

import dev.belay.engine.Capability;
import dev.belay.sql.Dialect;
import java.util.Optional;
import java.util.Set;

/**
 * What the migrations will meet.
 *
 * @param dialect in which corrected SQL is written
 * @param capabilities of the kind of database
 * @param major the server's major version; empty without a server at hand
 */
public record Conditions(Dialect dialect, Set<Capability> capabilities, Optional<Integer> major) {
  public Conditions {
    capabilities = Set.copyOf(capabilities);
  }

  /** Whether applications write while a migration runs, and so wait for its locks. */
  public boolean hasManyWriters() {
    return !capabilities.contains(Capability.SINGLE_WRITER);
  }

  /** Whether it is that version or a newer one; a version that is not known is a new one. */
  public boolean isSince(int version) {
    return major.map(known -> known >= version).orElse(true);
  }
}
