package dev.belay.recover;

import dev.belay.backup.Backup;
import dev.belay.backup.Prune;
import dev.belay.baseline.Baseline;
import dev.belay.guard.Protect;
import dev.belay.mark.Marking;
import dev.belay.migrate.Migrate;
import dev.belay.migrate.MigrateOptions;
import dev.belay.pipeline.Outcome;
import dev.belay.pipeline.RunHeader;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.protect.Consent;
import dev.belay.restore.Restore;
import dev.belay.rollback.Rollback;
import dev.belay.run.Runs;
import dev.belay.run.Workspace;
import java.util.Optional;

/**
 * Ends the killed run of a target: forward if its change is in and proven, back otherwise. Safe to
 * be killed and called again.
 */
public final class Recover {
  private final Workspace workspace;
  private final MigrateOptions options;
  private final Consent consent;

  /**
   * Prepares.
   *
   * @param options those of a migrate now
   */
  public Recover(Workspace workspace, MigrateOptions options, Consent consent) {
    this.workspace = workspace;
    this.options = options;
    this.consent = consent;
  }

  /**
   * What came out.
   *
   * @param killed the run that was killed
   */
  public record Report(RunHeader killed, Outcome outcome) {}

  /** Recovers; empty where no run was killed. */
  public Optional<Report> recover() {
    RunHeader[] killed = new RunHeader[1];
    Optional<Outcome> outcome =
        new Runs(workspace)
            .recover(
                header -> {
                  killed[0] = header;
                  return steps(header);
                });
    return outcome.map(ended -> new Report(killed[0], ended));
  }

  private Runs.Steps steps(RunHeader header) {
    if (Migrate.isOne(header)) {
      return new Migrate(workspace, options, consent).again(header);
    }
    return switch (header.verb()) {
      case Restore.VERB ->
          new Restore(workspace, options.retention(), consent)
              .again(header, Restore.Around.NOTHING);
      case Rollback.VERB -> new Rollback(workspace, options.retention(), consent).again(header);
      case Backup.VERB -> new Backup(workspace, options.retention()).again(header);
      case Prune.VERB -> new Prune(workspace, options.retention(), consent).again();
      case Marking.VERB -> new Marking(workspace, consent).again(header);
      case Baseline.VERB -> new Baseline(workspace, options.migrations()).again();
      case Protect.PROTECT, Protect.UNPROTECT -> new Protect(workspace, consent).again();
      default ->
          throw Problem.of(
                  Code.RUN_UNFINISHED, "this Belay does not know how to recover " + header.verb())
              .state("nobody has looked yet in what state the database is")
              .remedy("recover with the version of Belay that ran it")
              .toException();
    };
  }
}
