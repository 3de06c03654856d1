package dev.belay.migrate;

import dev.belay.engine.Twins;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import java.io.IOException;
import java.util.Optional;

/**
 * Has the server copy the target just before the change. To go back then takes two renames, however
 * large the database is. Where it can't be had the backup remains the way back.
 */
final class TwinStep implements Step {
  private final Work work;
  private final Twins twins;

  TwinStep(Work work, Twins twins) {
    this.work = work;
    this.twins = twins;
  }

  @Override
  public String name() {
    return "twin";
  }

  @Override
  public void run(Notes notes) throws IOException {
    work.close();
    Optional<Twins.Twin> twin = twins.make(work.run(), work.options().twin() == TwinWhen.WINDOW);
    work.reopenWorkbench();
    twin.ifPresent(work::twin);
    notes.say(
        twin.map(Twins.Twin::place)
            .orElse("none: others are connected; the way back is the backup"));
  }

  /** It would only take room. */
  @Override
  public void undo(Notes notes) {
    twins.dropOthers("");
  }
}
