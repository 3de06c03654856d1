package dev.belay.protect;

import dev.belay.database.Target;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import java.util.function.Supplier;

/** Obtains consent as a step of a run, so that a refusal is on record like everything else. */
public final class ConfirmStep implements Step {
  private final Consent consent;
  private final String verb;
  private final Target target;
  private final Supplier<String> what;

  /**
   * Prepares to ask.
   *
   * @param what asked when the step runs: what is about to happen, for the operator to read
   */
  public ConfirmStep(Consent consent, String verb, Target target, Supplier<String> what) {
    this.consent = consent;
    this.verb = verb;
    this.target = target;
    this.what = what;
  }

  @Override
  public String name() {
    return "confirm";
  }

  @Override
  public void run(Notes notes) {
    notes.say(consent.to(verb, target, what.get()));
  }

  @Override
  public void undo(Notes notes) {
    // nothing was changed
  }
}
