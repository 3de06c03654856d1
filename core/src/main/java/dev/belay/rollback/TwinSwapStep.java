package dev.belay.rollback;

import dev.belay.engine.Database;
import dev.belay.engine.Twins;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.util.Optional;

/**
 * Opens a twin in the target's place. What was there is kept, closed, as the twin of this run: that
 * it is there is how one tells that the names were swapped.
 */
final class TwinSwapStep implements Step.Pivot {
  private static final String ASIDE = "aside";

  private final Twins twins;
  private final String source;
  private final String run;

  /**
   * Prepares.
   *
   * @param database the target, which has twins
   * @param source the run whose twin is to be opened
   * @param run this run
   */
  TwinSwapStep(Database database, String source, String run) {
    this.twins = database.twins().orElseThrow();
    this.source = source;
    this.run = run;
  }

  @Override
  public String name() {
    return "swap";
  }

  @Override
  public void run(Notes notes) {
    String twin =
        twins
            .find(source)
            .orElseThrow(
                () ->
                    Problem.of(Code.BACKUP_MISSING, "the twin of run " + source + " is gone")
                        .remedy("go back to the backup: belay backups; then: belay restore BACKUP")
                        .toException());
    String aside = twins.swapIn(twin, place -> notes.write(ASIDE, place));
    twins.keep(aside, run);
    notes.say(twin + " is in its place\nwhat was there is now " + aside);
  }

  /** The names change in one transaction; then the twin of the other run is not there any more. */
  @Override
  public boolean settled(Notes notes) {
    Optional<String> aside = notes.read(ASIDE);
    return aside.isPresent() && twins.find(source).isEmpty();
  }

  @Override
  public void undo(Notes notes) {
    // the names were not swapped
  }
}
