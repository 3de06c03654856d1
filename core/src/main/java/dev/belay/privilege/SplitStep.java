package dev.belay.privilege;

import dev.belay.engine.Roles;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;

/** Splits, in one transaction of the engine's, which is proven before it is committed. */
record SplitStep(Roles roles, Roles.Pair pair) implements Step.Pivot {
  @Override
  public String name() {
    return "split";
  }

  @Override
  public void run(Notes notes) {
    int statements = roles.statements(pair).size();
    roles.apply(pair);
    notes.say(statements + " statements in one transaction");
  }

  /** A role that could destroy nothing before has not lost anything by a no. */
  @Override
  public boolean settled(Notes notes) {
    return Privileges.dangers(roles, pair).isEmpty();
  }

  @Override
  public void undo(Notes notes) {
    // the transaction has taken back what was not committed
  }
}
