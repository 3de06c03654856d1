package dev.belay.privilege;

import dev.belay.engine.Roles;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;

/** Looks once more, from outside of the transaction that has split. */
record ProveStep(Roles roles, Roles.Pair pair) implements Step.Retriable {
  @Override
  public String name() {
    return "prove";
  }

  @Override
  public void run(Notes notes) {
    roles.prove(pair);
    notes.say(pair.application() + " writes rows in every table, and can't drop or empty one");
  }
}
