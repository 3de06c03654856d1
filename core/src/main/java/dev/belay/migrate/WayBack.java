package dev.belay.migrate;

import dev.belay.backup.BackupStep;
import dev.belay.database.SchemaDiff;
import dev.belay.database.SchemaSnapshot;
import dev.belay.engine.Capability;
import dev.belay.engine.Obstacle;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.pipeline.Notes;
import dev.belay.repository.BackupClass;
import dev.belay.repository.Manifest;
import dev.belay.restore.Proven;
import dev.belay.restore.Unpack;
import java.io.IOException;
import java.util.Optional;

/** The way back by the backup from before the change, where something was committed already. */
final class WayBack {
  private static final String BACKUP = "backup";
  private static final String KEPT = "kept";
  private static final String STANDS = "stands";

  private final Work work;

  WayBack(Work work) {
    this.work = work;
  }

  /** Notes to which backup it leads; without one, there was no database. */
  void note(Notes notes) {
    work.backup().ifPresent(backup -> notes.write(BACKUP, backup.id()));
  }

  /** Puts the backup back. What applications have written meanwhile goes, but is not lost. */
  void restore(Notes notes) throws IOException {
    Optional<String> name = notes.read(BACKUP);
    if (name.isEmpty()) {
      return;
    }
    Obstacle.refuse(
        "can't put " + name.get() + " back by itself",
        work.workspace().database().obstaclesToReplacing());
    keepWhatIsThere(notes);
    Manifest manifest = work.workspace().repository().catalog().get(name.get());
    var unpack = new Unpack(work.workspace().repository(), work.workspace().database());
    try (Proven proven = unpack.proven(manifest, work.scratch(), notes)) {
      work.workspace().database().replaceContent(proven.side(), notes);
    }
  }

  /**
   * Takes back what was committed, where nobody else writes. Elsewhere it stands: to restore would
   * take back what others have written.
   */
  void takeBack(Notes notes) throws IOException {
    if (work.workspace().database().capabilities().contains(Capability.SINGLE_WRITER)) {
      restore(notes);
    } else {
      notes.write(STANDS, "the changes of the command, and of others meanwhile,");
    }
  }

  /** What was not taken back, in words. */
  Optional<String> stands(Notes notes) {
    return notes.read(STANDS);
  }

  private void keepWhatIsThere(Notes notes) throws IOException {
    Manifest kept =
        new BackupStep(work.workspace(), BackupClass.PRE_RESTORE, "", work.run(), work.scratch())
            .take(notes);
    notes.write(KEPT, kept.id());
  }

  /**
   * Looks, rather than believes, that the content is what it was.
   *
   * @param before its digest then
   */
  String proof(String before, Notes notes) {
    Fingerprint now = now();
    String kept =
        notes.read(KEPT).map(backup -> "\nwhat was half done is kept as " + backup).orElse("");
    return now.digest().equals(before)
        ? "fingerprint " + now.shortDigest() + " verified, as before" + kept
        : "fingerprint " + now.shortDigest() + "; applications may have written since" + kept;
  }

  /**
   * Whether the target is as the backup found it, in form and content.
   *
   * @param before the digest of the content just before the change
   */
  boolean isUnchanged(String before, Notes notes) {
    try (Session session = work.workspace().database().openReadOnly()) {
      SchemaSnapshot schema = session.schema();
      boolean same =
          notes
              .read(BACKUP)
              .map(name -> work.workspace().repository().catalog().get(name).schema())
              .map(known -> SchemaDiff.between(known, schema).isEmpty())
              .orElse(true);
      return same && session.fingerprint(Carry.NOTHING, Progress.NONE).digest().equals(before);
    }
  }

  private Fingerprint now() {
    try (Session session = work.workspace().database().openReadOnly()) {
      return session.fingerprint(Carry.NOTHING, Progress.NONE);
    }
  }
}
