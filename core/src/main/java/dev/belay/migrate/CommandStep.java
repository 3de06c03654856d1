package dev.belay.migrate;

import dev.belay.command.CommandRun;
import dev.belay.command.NotedProcess;
import dev.belay.command.TeamCommand;
import dev.belay.engine.Database;
import dev.belay.engine.HistoryEntry;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.migration.Migration;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.verify.ChangeProof;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Lets the team's command apply what is pending, and proves that it did what it has done in
 * rehearsal. It commits by itself. The way back is the backup where nobody else writes; elsewhere
 * what it has committed stays, for a restore would take back what others have written.
 */
final class CommandStep implements Step.Pivot, Step.Resumable {
  private static final String BEFORE = "before";
  private static final String PROCESS = "process";

  private final Work work;

  CommandStep(Work work) {
    this.work = work;
  }

  @Override
  public String name() {
    return "apply";
  }

  @Override
  public void run(Notes notes) throws IOException {
    TeamCommand command = work.options().command().orElseThrow();
    Database database = work.workspace().database();
    Fingerprint before = before();
    // our own session must not be in its way
    work.close();
    new WayBack(work).note(notes);
    notes.write(BEFORE, before.digest());
    new CommandRun(command, work.plan().tool(), database.url(), work.scratch())
        .on(
            database.url(),
            process -> notes.write(PROCESS, NotedProcess.of(process).text()),
            notes);
    new Performed(work).require(database, true);
    String proof;
    try (Session session = database.openReadOnly()) {
      Fingerprint after = session.fingerprint(Carry.of(before), notes);
      proof = notes.stoppable(session::interrupt, () -> proof(session, before, after));
      // before the change lasts, so that a rollback can always tell what was written since
      work.workspace().repository().putFingerprint(work.run(), after.withoutCarried());
    }
    KeptRehearsal.keep(work);
    record();
    notes.say(work.plan().pending().size() + " applied by " + command + "\n" + proof);
  }

  private Fingerprint before() {
    return work.backup().isPresent() && work.isAsBackedUp()
        ? work.backup().get().fingerprint()
        : work.session().fingerprint(Carry.NOTHING, Progress.NONE);
  }

  private String proof(Session session, Fingerprint before, Fingerprint after) {
    var proof = new ChangeProof(work.rehearsed().orElseThrow().expectation());
    if (work.foretold().isEmpty()) {
      proof.proveSchema(session.schema());
      return "schema as rehearsed; the content was not compared: not all rows were rehearsed";
    }
    return proof.prove(before, after, session.schema(), session.layout());
  }

  /** Lines without a file: of files the tool's own history tells. */
  private void record() {
    try (Session session = work.workspace().database().open()) {
      session.begin(false);
      work.plan().pending().forEach(each -> session.record(line(each.migration())));
      session.commit();
    }
  }

  private HistoryEntry line(Migration migration) {
    return new HistoryEntry(
        migration.version().toString(),
        migration.name(),
        "",
        migration.checksum(),
        HistoryEntry.Outcome.APPLIED,
        work.workspace().clock().instant(),
        Duration.ZERO,
        work.run(),
        work.workspace().identity().user(),
        Optional.empty());
  }

  @Override
  public boolean settled(Notes notes) {
    if (notes.read(BEFORE).isEmpty()) {
      return false;
    }
    try (Session session = work.workspace().database().openReadOnly()) {
      return session.history().stream()
          .filter(entry -> entry.run().equals(work.run()))
          .anyMatch(entry -> entry.outcome() == HistoryEntry.Outcome.APPLIED);
    }
  }

  @Override
  public void undo(Notes notes) throws IOException {
    work.close();
    Optional<String> before = notes.read(BEFORE);
    if (before.isEmpty()) {
      return;
    }
    refuseWhileItRuns(notes);
    var back = new WayBack(work);
    if (!back.isUnchanged(before.get(), notes)) {
      back.takeBack(notes);
    }
    notes.say(back.proof(before.get(), notes));
  }

  /** Belay may have been killed alone. */
  private static void refuseWhileItRuns(Notes notes) throws IOException {
    Optional<NotedProcess> noted = notes.read(PROCESS).map(NotedProcess::new);
    if (noted.isPresent() && noted.get().isAtWork()) {
      throw Problem.of(Code.DATABASE_BUSY, "the command of this run is still at work")
          .why("process " + noted.get())
          .state("nobody has looked yet in what state the database is")
          .remedy("wait until it has ended, or end it; then: belay recover")
          .toException();
    }
  }

  @Override
  public Optional<String> stands(Notes notes) {
    return new WayBack(work).stands(notes);
  }
}
