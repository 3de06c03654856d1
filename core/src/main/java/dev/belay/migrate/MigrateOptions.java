package dev.belay.migrate;

import dev.belay.check.Allow;
import dev.belay.check.Severity;
import dev.belay.command.TeamCommand;
import dev.belay.migration.MigrationPlace;
import dev.belay.rehearse.Rehearsing;
import dev.belay.repository.Retention;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How to migrate.
 *
 * @param migrations where they are
 * @param rehearsing on what and where to rehearse first; without it losses are only noticed before
 *     the commit
 * @param outOfOrder whether late versions may be applied
 * @param retry whether files that failed before may be tried again as they are
 * @param skip whether nothing may be applied now, as SKIP_MIGRATIONS says
 * @param lockWait for how long each try waits for other sessions; between two tries others get on
 *     for as long
 * @param role as whom migrations run, so that what they create belongs to it; without it as whoever
 *     logs in
 * @param twin when the server copies the target before the change
 * @param command what applies the migrations of another tool's folder
 * @param rules the ids of rules that are off unless they are asked for
 * @param failOn from which severity on a finding stands in the way
 */
public record MigrateOptions(
    MigrationPlace migrations,
    Rehearsing rehearsing,
    boolean outOfOrder,
    boolean retry,
    boolean skip,
    Duration lockWait,
    Optional<String> role,
    TwinWhen twin,
    Optional<TeamCommand> command,
    List<Allow> allows,
    List<String> rules,
    Severity failOn,
    Retention retention) {
  public MigrateOptions {
    allows = List.copyOf(allows);
    rules = List.copyOf(rules);
  }

  /** The same with more allowed. */
  public MigrateOptions allowing(List<Allow> more) {
    List<Allow> all = new ArrayList<>(allows);
    all.addAll(more);
    return new MigrateOptions(
        migrations,
        rehearsing,
        outOfOrder,
        retry,
        skip,
        lockWait,
        role,
        twin,
        command,
        all,
        rules,
        failOn,
        retention);
  }
}
