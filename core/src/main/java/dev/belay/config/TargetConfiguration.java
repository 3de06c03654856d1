package dev.belay.config;

import dev.belay.database.Target;
import dev.belay.migration.MigrationPlace;
import dev.belay.migration.Tool;
import dev.belay.protect.Policies;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One target and everything that is set for it.
 *
 * @param urlOrigin where its URL came from
 * @param votes everyone's word on its environment; the strictest of them is the target's
 * @param policies what operations take, by the environment
 * @param migrations the absolute folder of migrations; need not exist
 * @param tool whose that folder is, if somebody has said so
 */
public record TargetConfiguration(
    Target target,
    Origin urlOrigin,
    List<Vote> votes,
    Path migrations,
    Optional<Tool> tool,
    BackupSettings backups,
    CheckSettings check,
    MigrateSettings migrate,
    CommandSettings command,
    Policies policies) {
  public TargetConfiguration {
    votes = List.copyOf(votes);
  }

  /** Where the migrations are. */
  public MigrationPlace migrationPlace() {
    return new MigrationPlace(migrations, tool);
  }

  /** The same where one more has a vote on the environment. */
  public TargetConfiguration with(Vote vote) {
    List<Vote> all = new ArrayList<>(votes);
    all.add(vote);
    return new TargetConfiguration(
        new Target(target.name(), target.url(), Vote.strictest(all).environment()),
        urlOrigin,
        all,
        migrations,
        tool,
        backups,
        check,
        migrate,
        command,
        policies);
  }

  /** The vote that decided on the environment. */
  public Vote decidingVote() {
    return Vote.strictest(votes);
  }
}
