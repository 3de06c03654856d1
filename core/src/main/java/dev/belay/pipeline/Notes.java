package dev.belay.pipeline;

import dev.belay.engine.Progress;
import java.util.Optional;

/** A step's own page in the journal, and its mouth. */
public interface Notes extends Progress {
  /** Writes a fact down, durably, before this returns; a later one of that name replaces it. */
  void write(String name, String value);

  /** What was written down by this step in this run, in whatever process. */
  Optional<String> read(String name);

  /** Says, for people, what came out: shown beside the step's name. The last word counts. */
  void say(String detail);
}
