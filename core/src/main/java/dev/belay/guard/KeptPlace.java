package dev.belay.guard;

import dev.belay.engine.Database;
import dev.belay.mark.KeptMark;
import dev.belay.pipeline.RunHeader;
import dev.belay.pipeline.Step;
import dev.belay.run.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What belongs to the place of a target whose content is replaced: its mark, and its guards. Both
 * are written again behind the replacement, by whoever finishes the run.
 */
public record KeptPlace(KeptMark mark, KeptGuards guards) {
  /** As it is now. */
  public static KeptPlace in(Database database) {
    return new KeptPlace(KeptMark.in(database), KeptGuards.readable(database));
  }

  /** As the journal of a killed run tells. */
  public static KeptPlace of(RunHeader header) {
    return new KeptPlace(KeptMark.of(header), KeptGuards.of(header));
  }

  /** A run's arguments, so that {@link #of} finds it. */
  public Map<String, String> in(Map<String, String> arguments) {
    return guards.in(mark.in(arguments));
  }

  /** What writes it again; nothing where there was nothing. */
  public List<Step.Retriable> steps(Workspace workspace) {
    List<Step.Retriable> steps = new ArrayList<>(mark.steps(workspace));
    steps.addAll(guards.steps(workspace));
    return steps;
  }
}
