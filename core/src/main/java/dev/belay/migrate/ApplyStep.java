package dev.belay.migrate;

import dev.belay.apply.Applier;
import dev.belay.apply.Batch;
import dev.belay.engine.Database;
import dev.belay.engine.HistoryEntry;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.engine.SideCopy;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.migration.ParsedMigration;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.problem.BelayException;
import dev.belay.repository.Manifest;
import dev.belay.restore.Unpack;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Applies the migrations to the target. The last batch is left in its transaction for the next step
 * to look at; batches before it are committed, and then the way back is the backup.
 */
final class ApplyStep implements Step {
  private static final String BACKUP = "backup";
  private static final String COMMITTING = "committing";
  private static final String FAILED = "failed";

  private final Work work;

  ApplyStep(Work work) {
    this.work = work;
  }

  @Override
  public String name() {
    return "apply";
  }

  @Override
  public void run(Notes notes) throws IOException {
    Optional<Manifest> backup = work.backup();
    if (backup.isPresent()) {
      notes.write(BACKUP, backup.get().id());
    }
    List<Batch> batches = work.plan().batches();
    var applier = applier(work.session());
    if (!batches.isEmpty()) {
      if (!batches.get(0).transactional() || batches.size() > 1) {
        notes.write(COMMITTING, "yes");
      }
      applier.begin(batches.get(0));
    }
    work.before(before());
    try {
      applier.apply(batches, Applier.Listener.NONE, notes);
    } catch (BelayException e) {
      notes.write(FAILED, String.join("\n", e.problem().what(), e.problem().why()));
      throw e;
    }
    notes.say(work.plan().pending().size() + " applied");
  }

  private Applier applier(Session session) {
    return new Applier(
        session, work.run(), work.workspace().identity().user(), work.workspace().clock());
  }

  /**
   * What the backup holds, if nobody has written since it was taken: no other connection may have
   * committed since this session was opened, which was before the backup.
   */
  private Fingerprint before() {
    Session session = work.session();
    Optional<Manifest> backup = work.backup();
    if (backup.isPresent() && session.changeMark() == work.markBeforeBackup()) {
      return backup.get().fingerprint();
    }
    return session.fingerprint(Carry.NOTHING, Progress.NONE);
  }

  @Override
  public void undo(Notes notes) throws IOException {
    work.workbench().ifPresent(workbench -> workbench.session().rollback());
    work.close();
    Database database = work.workspace().database();
    if (!database.exists()) {
      return;
    }
    List<HistoryEntry> applied = appliedByThisRun(database);
    if (!applied.isEmpty() || notes.read(COMMITTING).isPresent()) {
      restore(notes);
    }
    recordFailure(database, notes, applied);
    notes.say(proof(database));
  }

  private List<HistoryEntry> appliedByThisRun(Database database) {
    try (Session session = database.openReadOnly()) {
      return session.history().stream()
          .filter(entry -> entry.run().equals(work.run()))
          .filter(entry -> entry.outcome() == HistoryEntry.Outcome.APPLIED)
          .toList();
    }
  }

  private void restore(Notes notes) throws IOException {
    Optional<String> name = notes.read(BACKUP);
    if (name.isEmpty()) {
      return;
    }
    Manifest manifest = work.workspace().repository().catalog().get(name.get());
    var unpack = new Unpack(work.workspace().repository(), work.workspace().database());
    try (SideCopy side = unpack.proven(manifest, work.scratch(), notes)) {
      work.workspace().database().replaceContent(side, notes);
    }
  }

  /** So that an application that starts again does not run into the same failure. */
  private void recordFailure(Database database, Notes notes, List<HistoryEntry> applied) {
    Optional<String> failure = notes.read(FAILED);
    try (Session session = database.open()) {
      boolean recorded =
          session.history().stream()
              .anyMatch(entry -> entry.run().equals(work.run()) && !entry.outcome().inDatabase());
      if (recorded || (failure.isEmpty() && applied.isEmpty())) {
        return;
      }
      session.begin(false);
      if (failure.isPresent()) {
        failed(failure.get())
            .ifPresent(
                migration ->
                    session.record(
                        applier(session)
                            .entry(
                                migration.migration(),
                                HistoryEntry.Outcome.FAILED,
                                Duration.ZERO,
                                failure)));
      }
      applied.forEach(entry -> session.record(takenBack(entry)));
      session.commit();
    }
  }

  private Optional<ParsedMigration> failed(String failure) {
    return work.plan().pending().stream()
        .filter(each -> failure.startsWith(each.migration().file() + " "))
        .findFirst();
  }

  private HistoryEntry takenBack(HistoryEntry entry) {
    return new HistoryEntry(
        entry.version(),
        entry.description(),
        entry.file(),
        entry.checksum(),
        HistoryEntry.Outcome.ROLLED_BACK,
        work.workspace().clock().instant(),
        Duration.ZERO,
        work.run(),
        entry.user(),
        Optional.empty());
  }

  /** Looks, rather than believes, that the content is what it was. */
  private String proof(Database database) {
    try (Session session = database.openReadOnly()) {
      Fingerprint now = session.fingerprint(Carry.NOTHING, Progress.NONE);
      if (now.digest().equals(work.before().digest())) {
        return "fingerprint " + now.shortDigest() + " verified, as before";
      }
      return "fingerprint " + now.shortDigest() + "; applications may have written since";
    }
  }
}
