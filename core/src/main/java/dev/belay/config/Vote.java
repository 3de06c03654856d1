package dev.belay.config;

import dev.belay.database.Environment;
import java.util.List;
import java.util.Optional;

/** One source's word on what a database is for. */
public record Vote(Environment environment, Origin origin) {
  /** The strictest, and among equals the first; unknown where nobody has said anything. */
  static Vote strictest(List<Vote> votes) {
    Optional<Vote> strictest = Optional.empty();
    for (Vote vote : votes) {
      if (strictest.isEmpty() || vote.environment.isStricterThan(strictest.get().environment)) {
        strictest = Optional.of(vote);
      }
    }
    return strictest.orElse(new Vote(Environment.UNKNOWN, Origin.BUILT_IN));
  }
}
