package dev.belay.check;

import dev.belay.engine.Capability;
import dev.belay.engine.ServerVersion;
import dev.belay.sql.Dialect;
import java.util.Optional;
import java.util.Set;

/**
 * What the migrations will meet, and who looks at them.
 *
 * @param dialect in which corrected SQL is written
 * @param capabilities of the kind of database
 * @param server the server's version; empty without a server at hand
 * @param asked the ids of rules that are off unless somebody asks for them
 */
public record Conditions(
    Dialect dialect,
    Set<Capability> capabilities,
    Optional<ServerVersion> server,
    Set<String> asked) {
  public Conditions {
    capabilities = Set.copyOf(capabilities);
    asked = Set.copyOf(asked);
  }

  /** Nobody asks for more than the usual rules. */
  public Conditions(Dialect dialect, Set<Capability> capabilities, Optional<ServerVersion> server) {
    this(dialect, capabilities, server, Set.of());
  }

  /** Whether applications write while a migration runs, and so wait for its locks. */
  public boolean hasManyWriters() {
    return !capabilities.contains(Capability.SINGLE_WRITER);
  }

  /** Whether it is that version or a newer one; a version that is not known is a new one. */
  public boolean isSince(int version) {
    return server.map(known -> known.major() >= version).orElse(true);
  }
}
