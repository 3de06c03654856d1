package dev.belay.testdb;

import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;

/** A step that changes nothing, or all that it is to change in its very last act. */
record Deed(String name, Work work) implements Step {
  /** What it does. */
  @FunctionalInterface
  interface Work {
    void on(Notes notes) throws Exception;
  }

  @Override
  public void run(Notes notes) throws Exception {
    work.on(notes);
  }

  @Override
  public void undo(Notes notes) {
    // nothing was changed
  }
}
