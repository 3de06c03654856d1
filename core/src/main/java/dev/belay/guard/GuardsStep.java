package dev.belay.guard;

import dev.belay.engine.GuardOptions;
import dev.belay.engine.GuardStatus;
import dev.belay.engine.Guards;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import java.util.Optional;

/** Puts guards into a database, or takes them out, in one transaction of the engine's. */
final class GuardsStep implements Step.Pivot {
  private static final String BEFORE = "before";

  private final Guards guards;
  private final Optional<GuardOptions> wanted;

  /** {@code wanted} is what is to be in place; nothing if it is empty. */
  GuardsStep(Guards guards, Optional<GuardOptions> wanted) {
    this.guards = guards;
    this.wanted = wanted;
  }

  @Override
  public String name() {
    return "guards";
  }

  @Override
  public void run(Notes notes) {
    notes.write(BEFORE, now());
    if (wanted.isEmpty()) {
      guards.remove();
      notes.say("every trace taken out");
      return;
    }
    GuardStatus status = guards.install(wanted.get());
    int asked = wanted.get().guards().size();
    notes.say(asked - status.lacks().size() + " of " + asked + " in place everywhere");
  }

  private String now() {
    return guards.status().options().toString();
  }

  /** Whoever asks for what there is anyway has not lost anything by a no. */
  @Override
  public boolean settled(Notes notes) {
    return notes.read(BEFORE).filter(before -> !before.equals(now())).isPresent();
  }

  @Override
  public void undo(Notes notes) {
    // the transaction has taken back what was not committed
  }
}
