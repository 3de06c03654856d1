package dev.belay.config;

import dev.belay.database.Target;
import java.nio.file.Path;
import java.util.List;

/**
 * One target and everything that is set for it.
 *
 * @param urlOrigin where its URL came from
 * @param votes everyone's word on its environment; the strictest of them is the target's
 * @param migrations the absolute folder of migrations; need not exist
 */
public record TargetConfiguration(
    Target target,
    Origin urlOrigin,
    List<Vote> votes,
    Path migrations,
    BackupSettings backups,
    CheckSettings check,
    MigrateSettings migrate) {
  public TargetConfiguration {
    votes = List.copyOf(votes);
  }

  /** The vote that decided on the environment. */
  public Vote decidingVote() {
    return Vote.strictest(votes);
  }
}
