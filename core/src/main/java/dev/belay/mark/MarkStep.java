package dev.belay.mark;

import dev.belay.database.Environment;
import dev.belay.database.Mark;
import dev.belay.engine.Marks;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.run.Workspace;
import java.util.Optional;

/** Writes the mark, and puts back the one from before. */
final class MarkStep implements Step {
  private static final String BEFORE = "before";
  private static final String NONE = "none";

  private final Workspace workspace;
  private final Environment environment;

  MarkStep(Workspace workspace, Environment environment) {
    this.workspace = workspace;
    this.environment = environment;
  }

  @Override
  public String name() {
    return "mark";
  }

  @Override
  public void run(Notes notes) {
    Marks marks = workspace.database().marks();
    Optional<Mark> before = marks.read().filter(Mark::own);
    notes.write(BEFORE, before.map(mark -> mark.environment().toString()).orElse(NONE));
    write(marks, environment);
    notes.say(
        environment
            + before
                .filter(mark -> mark.environment() != environment)
                .map(mark -> ", and not " + mark.environment() + " any more")
                .orElse(""));
  }

  @Override
  public void undo(Notes notes) {
    Optional<String> before = notes.read(BEFORE);
    if (before.isEmpty()) {
      return;
    }
    Marks marks = workspace.database().marks();
    if (before.get().equals(NONE)) {
      marks.remove();
    } else {
      write(marks, Environment.parse(before.get()).orElse(Environment.UNKNOWN));
    }
    notes.say("as before: " + before.get());
  }

  private void write(Marks marks, Environment what) {
    marks.write(what, workspace.clock().instant(), workspace.identity().words());
  }
}
