package dev.belay.restore;

import dev.belay.database.SchemaChange;
import dev.belay.database.SchemaDiff;
import dev.belay.database.SchemaSnapshot;
import dev.belay.engine.Capability;
import dev.belay.engine.Database;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.engine.SideCopy;
import dev.belay.fingerprint.Change;
import dev.belay.fingerprint.Comparison;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.repository.Manifest;
import dev.belay.repository.Repository;
import dev.belay.store.DiskSpace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Brings a backup back beside the target, and compares it with what its manifest promises. */
public final class Unpack {
  private final Repository repository;
  private final Database target;

  public Unpack(Repository repository, Database target) {
    this.repository = repository;
    this.target = target;
  }

  /**
   * Restores aside without comparing; every byte has been checked against its hash all the same.
   *
   * @throws dev.belay.problem.BelayException {@code BACKUP_DAMAGED}; nothing is left behind
   */
  public SideCopy aside(Manifest manifest, Path scratch, Progress progress) throws IOException {
    if (target.capabilities().contains(Capability.COPIES_IN_SCRATCH)) {
      DiskSpace.require(scratch, manifest.artifact().plainSize(), "a copy of " + manifest.id());
    }
    Progress known =
        (done, total, unit) -> progress.at(done, manifest.artifact().plainSize().bytes(), unit);
    InputStream in = repository.open(manifest);
    SideCopy side;
    try {
      side = target.restoreAside(in, manifest.contentFormat(), scratch, known);
    } catch (IOException e) {
      throw Repository.damaged(manifest.id(), e);
    } finally {
      in.close();
    }
    return side;
  }

  /**
   * Restores aside and compares contents, rules and schema.
   *
   * @throws dev.belay.problem.BelayException {@code BACKUP_DAMAGED} saying what differs
   */
  public SideCopy proven(Manifest manifest, Path scratch, Progress progress) throws IOException {
    SideCopy side = aside(manifest, scratch, progress);
    try (Session session = side.database().openReadOnly()) {
      compare(manifest, side.database().fingerprint(Progress.NONE), session.schema());
      return side;
    } catch (RuntimeException e) {
      side.close();
      throw e;
    }
  }

  private static void compare(Manifest manifest, Fingerprint fingerprint, SchemaSnapshot schema) {
    Comparison content = Comparison.between(manifest.fingerprint(), fingerprint);
    if (!content.same()) {
      throw Problem.of(
              Code.BACKUP_DAMAGED, "backup " + manifest.id() + " does not hold what it promises")
          .why(
              content.changes().stream()
                  .limit(20)
                  .map(Change::describe)
                  .collect(Collectors.joining("\n")))
          .remedy("use another backup: belay backups")
          .toException();
    }
    if (manifest.part().isEmpty() && !schema.equals(manifest.schema())) {
      throw Problem.of(
              Code.BACKUP_DAMAGED, "backup " + manifest.id() + " has another schema than it says")
          .why(
              SchemaDiff.between(manifest.schema(), schema).changes().stream()
                  .limit(20)
                  .map(SchemaChange::describe)
                  .collect(Collectors.joining("\n")))
          .remedy("use another backup: belay backups")
          .toException();
    }
  }
}
