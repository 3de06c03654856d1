package dev.belay.privilege;

import dev.belay.engine.Roles;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;

/** Splits, in one transaction of the engine's, which is proven before it is committed. */
record SplitStep(Roles roles, Roles.Pair pair) implements Step.Pivot {
  private static final String TRANSACTION = "transaction";

  @Override
  public String name() {
    return "split";
  }

  @Override
  public void run(Notes notes) {
    int statements = roles.statements(pair).size();
    roles.apply(pair, transaction -> notes.write(TRANSACTION, transaction));
    notes.say(statements + " statements in one transaction");
  }

  /** What the roles may do now can't tell: a role that is not there yet may do no harm either. */
  @Override
  public boolean settled(Notes notes) {
    return notes.read(TRANSACTION).filter(transaction -> roles.isIn(transaction, pair)).isPresent();
  }

  @Override
  public void undo(Notes notes) {
    // the transaction has taken back what was not committed
  }
}
