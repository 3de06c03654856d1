package dev.belay.compare;

import dev.belay.database.SchemaSnapshot;
import dev.belay.engine.Database;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.repository.Manifest;
import dev.belay.run.Workspace;

/**
 * One side of a comparison.
 *
 * @param name how the user called it
 */
public record Side(String name, Fingerprint fingerprint, SchemaSnapshot schema) {
  /** What a database holds now, read at one moment. */
  public static Side of(String name, Database database, Carry carry, Progress progress) {
    try (Session session = database.openReadOnly()) {
      return new Side(name, session.fingerprint(carry, progress), session.schema());
    }
  }

  /** What a target holds now, carried on from what it was compared with. */
  public static Side now(Workspace workspace, Side then) {
    return of(
        workspace.target().name(),
        workspace.database(),
        Carry.of(then.fingerprint()),
        Progress.NONE);
  }

  /** What a backup holds, as its manifest says; {@code belay verify} proves that it does. */
  public static Side of(Manifest manifest) {
    return new Side(manifest.id(), manifest.fingerprint(), manifest.schema());
  }
}
