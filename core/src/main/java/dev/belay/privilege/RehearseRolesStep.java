package dev.belay.privilege;

import dev.belay.engine.Roles;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import java.io.IOException;
import java.nio.file.Path;

/** Tries the split on a copy. */
record RehearseRolesStep(Roles roles, Roles.Pair pair, Path scratch) implements Step {
  @Override
  public String name() {
    return "rehearse";
  }

  @Override
  public void run(Notes notes) throws IOException {
    roles.rehearse(pair, scratch, notes);
    notes.say("on a copy without rows, in a transaction that was taken back");
  }

  @Override
  public void undo(Notes notes) {
    // the copy is gone, or whoever takes the lock next drops it
  }
}
