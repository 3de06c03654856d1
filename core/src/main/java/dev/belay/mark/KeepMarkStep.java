package dev.belay.mark;

import dev.belay.database.Environment;
import dev.belay.database.Mark;
import dev.belay.engine.Marks;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.run.Workspace;
import java.util.Optional;

/** Sees to it that a database whose content was replaced is marked as it was. */
final class KeepMarkStep implements Step.Retriable {
  private final Workspace workspace;
  private final Environment environment;

  KeepMarkStep(Workspace workspace, Environment environment) {
    this.workspace = workspace;
    this.environment = environment;
  }

  @Override
  public String name() {
    return "purpose";
  }

  @Override
  public void run(Notes notes) {
    Marks marks = workspace.database().marks();
    Optional<Mark> come =
        marks.read().filter(Mark::own).filter(mark -> mark.environment() == environment);
    if (come.isEmpty()) {
      marks.write(environment, workspace.clock().instant(), workspace.identity().words());
    }
    notes.say("marked " + environment + ", as before");
  }
}
