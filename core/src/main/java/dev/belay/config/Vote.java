package dev.belay.config;

import dev.belay.database.Environment;
import java.util.List;

/** One source's word on what a database is for. */
public record Vote(Environment environment, Origin origin) {
  private static final List<Environment> STRICTEST_FIRST =
      List.of(
          Environment.PRODUCTION,
          Environment.STAGING,
          Environment.UNKNOWN,
          Environment.DEVELOPMENT,
          Environment.TEST);

  /** The strictest, and among equals the first; unknown where nobody has said anything. */
  static Vote strictest(List<Vote> votes) {
    for (Environment environment : STRICTEST_FIRST) {
      for (Vote vote : votes) {
        if (vote.environment == environment) {
          return vote;
        }
      }
    }
    return new Vote(Environment.UNKNOWN, Origin.BUILT_IN);
  }
}
