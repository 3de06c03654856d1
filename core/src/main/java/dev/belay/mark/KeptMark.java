package dev.belay.mark;

import dev.belay.database.Environment;
import dev.belay.database.Mark;
import dev.belay.engine.Database;
import dev.belay.pipeline.RunHeader;
import dev.belay.pipeline.Step;
import dev.belay.protect.MarkReading;
import dev.belay.run.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The mark of a target whose content is replaced: it belongs to the place, and what comes may be
 * older than it.
 *
 * @param environment empty where there was no mark of the target's own
 */
public record KeptMark(Optional<Environment> environment) {
  private static final String ARGUMENT = "mark";

  /** As it is now; none where the target can't be read, and is replaced for that reason. */
  public static KeptMark in(Database database) {
    return new KeptMark(MarkReading.of(database.marks()).own().map(Mark::environment));
  }

  /** As the journal of a killed run tells. */
  public static KeptMark of(RunHeader header) {
    return new KeptMark(
        Optional.ofNullable(header.arguments().get(ARGUMENT))
            .map(word -> Environment.parse(word).orElse(Environment.UNKNOWN)));
  }

  /** A run's arguments, so that {@link #of} finds it. */
  public Map<String, String> in(Map<String, String> arguments) {
    Map<String, String> all = new TreeMap<>(arguments);
    environment.ifPresent(known -> all.put(ARGUMENT, known.toString()));
    return all;
  }

  /** What writes it again behind the replacement; nothing where there was none. */
  public List<Step.Retriable> steps(Workspace workspace) {
    return environment
        .map(known -> List.<Step.Retriable>of(new KeepMarkStep(workspace, known)))
        .orElse(List.of());
  }
}
