package dev.belay.guard;

import dev.belay.engine.Database;
import dev.belay.engine.GuardOptions;
import dev.belay.engine.GuardStatus;
import dev.belay.engine.Guards;
import dev.belay.pipeline.RunHeader;
import dev.belay.pipeline.Step;
import dev.belay.problem.BelayException;
import dev.belay.run.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The guards of a database whose content is replaced. They belong to the place and not to what is
 * in it: whatever comes there is guarded as what was there before.
 */
public final class KeptGuards {
  /** Of a place where nothing is, or nothing that could be read. */
  public static final KeptGuards NONE = new KeptGuards(Optional.empty());

  private static final String ARGUMENT = "guards";

  private final Optional<GuardOptions> options;

  private KeptGuards(Optional<GuardOptions> options) {
    this.options = options;
  }

  /** Those that a database has now. */
  public static KeptGuards of(Database database) {
    return new KeptGuards(database.guards().flatMap(guards -> guards.status().options()));
  }

  /** The same; none of what is not there, or can't be read, and is replaced for that reason. */
  static KeptGuards readable(Database database) {
    try {
      return database.exists() ? of(database) : NONE;
    } catch (BelayException e) {
      return NONE;
    }
  }

  /** As the journal of a killed run tells. */
  static KeptGuards of(RunHeader header) {
    return new KeptGuards(
        Optional.ofNullable(header.arguments().get(ARGUMENT)).map(GuardOptionsJson::read));
  }

  /** A run's arguments, so that {@link #of(RunHeader)} finds them. */
  Map<String, String> in(Map<String, String> arguments) {
    Map<String, String> all = new TreeMap<>(arguments);
    options.ifPresent(known -> all.put(ARGUMENT, GuardOptionsJson.write(known)));
    return all;
  }

  /** What puts them in place behind a replacement; nothing where there were none. */
  List<Step.Retriable> steps(Workspace workspace) {
    return options.isEmpty() ? List.of() : List.of(new KeepGuardsStep(workspace, this));
  }

  /**
   * Puts them in place, where they are not.
   *
   * @return what could not be put in place, for people, each behind a line end
   */
  public String into(Database database) {
    var lacking = new StringBuilder();
    if (options.isPresent() && database.guards().isPresent()) {
      for (GuardStatus.Cover cover : in(database.guards().get(), options.get()).lacks()) {
        lacking.append("\nnot guarded: " + cover.guard() + ": " + cover.why());
      }
    }
    return lacking.toString();
  }

  private static GuardStatus in(Guards guards, GuardOptions options) {
    GuardStatus now = guards.status();
    return now.isAsAsked() && now.options().equals(Optional.of(options))
        ? now
        : guards.install(options);
  }
}
