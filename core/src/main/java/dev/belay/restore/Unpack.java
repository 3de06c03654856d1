package dev.belay.restore;

import dev.belay.engine.Capability;
import dev.belay.engine.Database;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.engine.SideCopy;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.repository.Manifest;
import dev.belay.repository.Repository;
import dev.belay.store.DiskSpace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

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
      side =
          target.restoreAside(in, manifest.contentFormat(), manifest.description(), scratch, known);
    } catch (IOException e) {
      throw Repository.damaged(manifest.id(), e);
    } finally {
      in.close();
    }
    return side;
  }

  /**
   * Restores aside and compares contents, rules, schema, owners, rights and comments.
   *
   * @throws dev.belay.problem.BelayException {@code BACKUP_DAMAGED} saying what differs
   */
  public Proven proven(Manifest manifest, Path scratch, Progress progress) throws IOException {
    SideCopy side = aside(manifest, scratch, progress);
    try (Session session = side.database().openReadOnly()) {
      Fingerprint fingerprint = side.database().fingerprint(progress);
      return new Proven(side, new Promise(manifest).compare(side.database(), fingerprint, session));
    } catch (RuntimeException e) {
      side.close();
      throw e;
    }
  }
}
