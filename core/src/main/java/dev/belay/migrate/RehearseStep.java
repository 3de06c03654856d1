package dev.belay.migrate;

import dev.belay.check.Check;
import dev.belay.check.Findings;
import dev.belay.engine.SideCopy;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.rehearse.Rehearsal;
import dev.belay.rehearse.Rehearsed;
import dev.belay.repository.Manifest;
import dev.belay.restore.Unpack;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Restores the backup aside, which proves it, and runs the migrations there. */
final class RehearseStep implements Step {
  private final Work work;

  RehearseStep(Work work) {
    this.work = work;
  }

  @Override
  public String name() {
    return "rehearse";
  }

  @Override
  public void run(Notes notes) throws IOException {
    var rehearsal =
        new Rehearsal(
            () -> copy(notes),
            work.plan().batches(),
            work.plan().assertions(),
            work.run(),
            work.workspace().clock());
    Rehearsed rehearsed;
    try {
      rehearsed = rehearsal.rehearse(before(), notes);
    } catch (BelayException e) {
      throw inRehearsal(e);
    }
    work.rehearsed(rehearsed);
    if (work.backup().isPresent()) {
      work.workspace().repository().markVerified(work.backup().get(), "restored");
    }
    Findings findings = new Check(work.script(), work.options().allows()).look(rehearsed);
    work.findings(findings);
    notes.say(told(rehearsed, findings));
  }

  private Fingerprint before() {
    return work.backup().map(Manifest::fingerprint).orElseGet(Fingerprint::empty);
  }

  private SideCopy copy(Notes notes) throws IOException {
    Optional<Manifest> backup = work.backup();
    return backup.isPresent()
        ? new Unpack(work.workspace().repository(), work.workspace().database())
            .aside(backup.get(), work.scratch(), notes)
        : work.workspace().database().createAside(work.scratch());
  }

  private String told(Rehearsed rehearsed, Findings findings) {
    String restored =
        work.backup().isPresent()
            ? String.format(
                Locale.ROOT,
                "restored in %.1f s, identical to the backup; applied in %.1f s",
                rehearsed.restore().toMillis() / 1000.0,
                rehearsed.apply().toMillis() / 1000.0)
            : "applied to an empty database";
    return restored + "\n" + findings.summary();
  }

  /** It happened on a copy: the target has not been touched, and a failure there is a "no". */
  private BelayException inRehearsal(BelayException cause) {
    Problem problem = cause.problem();
    if (problem.code() != Code.MIGRATION_FAILED && problem.code() != Code.ASSERTION_FAILED) {
      return cause;
    }
    return Problem.of(Code.REHEARSAL_FAILED, problem.what() + " in rehearsal")
        .why(problem.why())
        .state(
            "nothing was changed in "
                + work.workspace().target().name()
                + ": it was a copy that this happened to")
        .remedy(problem.remedy())
        .toException(cause);
  }

  @Override
  public void undo(Notes notes) {
    // the copy is gone already
  }
}
