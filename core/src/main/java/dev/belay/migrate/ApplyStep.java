package dev.belay.migrate;

import dev.belay.apply.Applier;
import dev.belay.apply.Batch;
import dev.belay.engine.Database;
import dev.belay.engine.HistoryEntry;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.engine.Twins;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.migration.ParsedMigration;
import dev.belay.pipeline.Event;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.ExitStatus;
import dev.belay.problem.Problem;
import dev.belay.repository.HistoryJson;
import dev.belay.repository.Manifest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Applies the migrations to the target. The last batch is left in its transaction for the next step
 * to look at; batches before it are committed, and then the way back is the backup.
 */
final class ApplyStep implements Step {
  private static final String BEFORE = "before";
  private static final String COMMITTING = "committing";
  private static final String COMMITTED = "committed";
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
    List<Batch> batches = work.plan().batches();
    Applier applier = work.applier();
    try {
      if (work.plan().isOneTransaction()) {
        new Tries(work).run(() -> apply(batches, applier, notes));
      } else {
        apply(batches, applier, notes);
      }
    } catch (BelayException e) {
      noteFailure(applier, e.problem(), notes);
      throw e;
    }
    notes.say(
        work.plan().pending().size()
            + (work.direction() == Direction.UP ? " applied" : " taken back"));
  }

  private void apply(List<Batch> batches, Applier applier, Notes notes) {
    if (!batches.isEmpty()) {
      applier.begin(batches.get(0));
    }
    giveUpTwin();
    work.before(before());
    noteTheWayBack(batches, notes);
    applier.apply(batches, committed(applier, notes), notes);
  }

  /** To go back to a twin must not lose what others have written between it and the change. */
  private void giveUpTwin() {
    Optional<Twins.Twin> twin = work.twin();
    if (twin.isPresent() && !work.session().isStill(twin.get().moment())) {
      work.workspace().database().twins().ifPresent(twins -> twins.dropOthers(""));
      work.workspace()
          .events()
          .accept(
              new Event.Warned(
                  Problem.of(
                      Code.DATABASE_BUSY,
                      "others have written since the twin was made: it was dropped, and the"
                          + " way back is the backup")));
    }
  }

  /** What somebody has interrupted, or others stood in the way of, has not failed. */
  private void noteFailure(Applier applier, Problem problem, Notes notes) {
    if (Applier.blames(problem)) {
      notes.write(FAILED, failure(applier, problem));
    }
  }

  /** The last note says that from here on something may be changed. */
  private void noteTheWayBack(List<Batch> batches, Notes notes) {
    new WayBack(work).note(notes);
    if (!batches.isEmpty() && !work.plan().isOneTransaction()) {
      notes.write(COMMITTING, "yes");
    }
    notes.write(BEFORE, work.before().digest());
  }

  /** Notes what history has to say of each batch in case that it is taken back after its commit. */
  private static Applier.Listener committed(Applier applier, Notes notes) {
    List<HistoryEntry> takenBack = new ArrayList<>();
    return new Applier.Listener() {
      @Override
      public void beforeCommit(Batch batch) {
        for (ParsedMigration each : batch.migrations()) {
          takenBack.add(applier.entry(each.migration(), HistoryEntry.Outcome.ROLLED_BACK));
        }
        notes.write(COMMITTED, HistoryJson.writeAll(takenBack));
      }
    };
  }

  /** What history has to say of the file that failed; no line where it was not about a file. */
  private String failure(Applier applier, Problem problem) {
    return HistoryJson.writeAll(
        work.plan().pending().stream()
            .map(ParsedMigration::migration)
            .filter(migration -> problem.what().startsWith(migration.file() + " "))
            .limit(1)
            .map(migration -> applier.failed(migration, problem))
            .toList());
  }

  /**
   * What the backup holds, if nobody has written since it was taken: no other connection may have
   * committed since this session was opened, which was before the backup.
   */
  private Fingerprint before() {
    Optional<Manifest> backup = work.backup();
    if (backup.isPresent() && work.isAsBackedUp()) {
      return backup.get().fingerprint();
    }
    Fingerprint known = backup.map(Manifest::fingerprint).orElseGet(Fingerprint::empty);
    return work.look(known, Carry.NOTHING, Progress.NONE);
  }

  @Override
  public void undo(Notes notes) throws IOException {
    if (!letGo(notes)) {
      return;
    }
    Database database = work.workspace().database();
    Optional<String> before = notes.read(BEFORE);
    if (before.isEmpty() || !database.exists()) {
      return;
    }
    List<HistoryEntry> applied = appliedByThisRun(database);
    var back = new WayBack(work);
    if (!applied.isEmpty() || notes.read(COMMITTING).isPresent()) {
      back.restore(notes);
    }
    if (hasFailed(notes) && work.direction() == Direction.UP) {
      recordFailure(database, lines(notes, applied));
    }
    notes.say(back.proof(before.get(), notes));
  }

  /** False where the server is gone, and nobody has told it to commit anything. */
  private boolean letGo(Notes notes) {
    try {
      work.workbench().ifPresent(workbench -> workbench.session().rollback());
      work.close();
      return true;
    } catch (BelayException e) {
      boolean gone = e.problem().code().exitStatus() == ExitStatus.UNREACHABLE;
      if (!gone || !work.plan().isOneTransaction()) {
        throw e;
      }
      notes.say("the server was gone before anything was committed");
      return false;
    }
  }

  private List<HistoryEntry> appliedByThisRun(Database database) {
    try (Session session = database.openReadOnly()) {
      return session.history().stream()
          .filter(entry -> entry.run().equals(work.run()))
          .filter(entry -> entry.outcome() == work.direction().outcome())
          .toList();
    }
  }

  /** A run that was killed or interrupted has not failed: it may simply be started again. */
  private boolean hasFailed(Notes notes) {
    boolean killed = work.workbench().isEmpty();
    boolean interrupted = work.workspace().cancellation().isRequested();
    return notes.read(FAILED).isPresent() || !(killed || interrupted);
  }

  /** What history has to say: of what failed, and of what was taken back because of it. */
  private List<HistoryEntry> lines(Notes notes, List<HistoryEntry> applied) {
    List<HistoryEntry> lines = new ArrayList<>();
    notes.read(FAILED).map(HistoryJson::readAll).ifPresent(lines::addAll);
    notes.read(COMMITTED).map(HistoryJson::readAll).ifPresent(lines::addAll);
    for (HistoryEntry entry : applied) {
      if (lines.stream().noneMatch(line -> line.version().equals(entry.version()))) {
        lines.add(takenBack(entry));
      }
    }
    return lines;
  }

  /** So that an application that starts again does not run into the same failure. */
  private void recordFailure(Database database, List<HistoryEntry> lines) {
    try (Session session = database.open()) {
      boolean recorded =
          session.history().stream()
              .anyMatch(entry -> entry.run().equals(work.run()) && !entry.outcome().inDatabase());
      if (recorded || lines.isEmpty()) {
        return;
      }
      session.begin(false);
      lines.forEach(session::record);
      session.commit();
    }
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
}
