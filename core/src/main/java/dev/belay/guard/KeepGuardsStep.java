package dev.belay.guard;

import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.run.Workspace;

/** Sees to it that a database whose content was replaced refuses what it did before. */
final class KeepGuardsStep implements Step.Retriable {
  private final Workspace workspace;
  private final KeptGuards guards;

  KeepGuardsStep(Workspace workspace, KeptGuards guards) {
    this.workspace = workspace;
    this.guards = guards;
  }

  @Override
  public String name() {
    return "guards";
  }

  @Override
  public void run(Notes notes) {
    notes.say("as before" + guards.into(workspace.database()));
  }
}
