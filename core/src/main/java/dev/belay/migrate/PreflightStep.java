package dev.belay.migrate;

import dev.belay.apply.Batch;
import dev.belay.database.SchemaSnapshot;
import dev.belay.engine.Capability;
import dev.belay.engine.Session;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;

/** Looks whether the target can be migrated at all, and what is to be done. */
final class PreflightStep implements Step {
  private final Work work;
  private final boolean changes;

  /**
   * Prepares to look.
   *
   * @param changes whether the target is going to be changed, and so has to be writable
   */
  PreflightStep(Work work, boolean changes) {
    this.work = work;
    this.changes = changes;
  }

  @Override
  public String name() {
    return "preflight";
  }

  @Override
  public void run(Notes notes) throws IOException {
    Plan plan = Plan.read(work.workspace(), work.options(), work.direction());
    work.plan(plan);
    notes.say(plan.told());
    plan.requireSettled(work.options().outOfOrder());
    if (changes && work.direction() == Direction.UP) {
      plan.requireNotSkipped(work.options().skip());
    }
    if (work.workspace().database().exists()) {
      try (Session session = work.workspace().database().openReadOnly()) {
        SchemaSnapshot schema = session.schema();
        work.schema(schema);
        plan.requireBaseline(
            work.workspace().target(), schema.isEmpty(), !session.history().isEmpty());
      }
    }
    if (changes) {
      requireWayBack(plan);
      work.openWorkbench();
    }
  }

  /**
   * What is committed on the way is taken back by a restore, which where others write at the same
   * time would take back their work as well.
   */
  private void requireWayBack(Plan plan) {
    boolean alone = work.workspace().database().capabilities().contains(Capability.SINGLE_WRITER);
    for (Batch batch : plan.batches()) {
      if (!alone && !batch.transactional()) {
        String file = batch.migrations().getFirst().migration().file();
        throw Problem.of(Code.NOT_SUPPORTED, file + " can't run in a transaction")
            .why("if it failed, the way back would undo what applications write in the meantime")
            .remedy("run it by hand; in the file, say it so that it may be there already")
            .toException();
      }
    }
  }

  @Override
  public void undo(Notes notes) {
    // nothing was changed
  }
}
