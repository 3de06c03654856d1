package dev.belay.protect;

import dev.belay.database.Target;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.run.Workspace;
import java.util.function.Supplier;

/**
 * Obtains consent as a step of a run, so that a refusal is on record like everything else. What the
 * mark in the database says at that moment counts, whatever was known before.
 */
public final class ConfirmStep implements Step {
  private final Consent consent;
  private final Supplier<Operation> operation;
  private final Workspace workspace;
  private final Supplier<String> what;

  /**
   * Prepares to ask.
   *
   * @param what asked when somebody is: what is about to happen, for the operator to read
   */
  public ConfirmStep(
      Consent consent, Operation operation, Workspace workspace, Supplier<String> what) {
    this(consent, () -> operation, workspace, what);
  }

  /** The same where only what was found on the way tells which operation it is. */
  public ConfirmStep(
      Consent consent, Supplier<Operation> operation, Workspace workspace, Supplier<String> what) {
    this.consent = consent;
    this.operation = operation;
    this.workspace = workspace;
    this.what = what;
  }

  @Override
  public String name() {
    return "confirm";
  }

  @Override
  public void run(Notes notes) {
    Target target = MarkReading.target(workspace);
    notes.say(consent.to(operation.get(), target, what));
  }

  @Override
  public void undo(Notes notes) {
    // nothing was changed
  }
}
