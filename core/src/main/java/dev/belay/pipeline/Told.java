package dev.belay.pipeline;

/**
 * A step that only says something.
 *
 * @param name of the step
 * @param text for people
 */
public record Told(String name, String text) implements Step {
  @Override
  public void run(Notes notes) {
    notes.say(text);
  }

  @Override
  public void undo(Notes notes) {
    // nothing was changed
  }
}
