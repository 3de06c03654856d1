package dev.belay.migrate;

import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import java.io.IOException;
import java.util.Optional;

/** Copies the target to rehearse on, where no backup is to be kept. */
final class CopyStep implements Step {
  private final Work work;

  CopyStep(Work work) {
    this.work = work;
  }

  @Override
  public String name() {
    return "copy";
  }

  @Override
  public void run(Notes notes) throws IOException {
    FileCopy copy = FileCopy.make(work, notes);
    work.original(() -> Optional.of(copy.original()));
    notes.say(copy.told());
  }

  @Override
  public void undo(Notes notes) {
    // the scratch folder goes with the run
  }
}
