package dev.belay.migrate;

import dev.belay.engine.Session;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import java.io.IOException;

/** Looks whether the target can be migrated at all, and what is to be done. */
final class PreflightStep implements Step {
  private final Work work;

  PreflightStep(Work work) {
    this.work = work;
  }

  @Override
  public String name() {
    return "preflight";
  }

  @Override
  public void run(Notes notes) throws IOException {
    Plan plan = Plan.read(work.workspace(), work.options());
    work.plan(plan);
    notes.say(plan.told());
    plan.requireSettled(work.options().outOfOrder());
    if (work.workspace().database().exists()) {
      try (Session session = work.workspace().database().openReadOnly()) {
        work.schema(session.schema());
      }
    }
    work.openWorkbench();
  }

  @Override
  public void undo(Notes notes) {
    // nothing was changed
  }
}
