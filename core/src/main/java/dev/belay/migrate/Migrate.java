package dev.belay.migrate;

import dev.belay.backup.BackupStep;
import dev.belay.backup.PruneStep;
import dev.belay.check.Findings;
import dev.belay.pipeline.Outcome;
import dev.belay.pipeline.RunHeader;
import dev.belay.pipeline.Step;
import dev.belay.protect.Consent;
import dev.belay.rehearse.Rehearsed;
import dev.belay.repository.BackupClass;
import dev.belay.repository.Manifest;
import dev.belay.run.Runs;
import dev.belay.run.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The verb migrate: backup, check, rehearse, confirm, apply, verify; or everything back. On any
 * outcome but {@code Stranded} the target is as before or as after, never between.
 */
public final class Migrate {
  public static final String VERB = "migrate";

  private static final String MIGRATIONS = "migrations";

  private final Workspace workspace;
  private final MigrateOptions options;
  private final Consent consent;

  public Migrate(Workspace workspace, MigrateOptions options, Consent consent) {
    this.workspace = workspace;
    this.options = options;
    this.consent = consent;
  }

  /**
   * What came out.
   *
   * @param applied how many migrations were pending when it began
   * @param backup the backup from before
   */
  public record Report(
      Outcome outcome,
      int applied,
      Findings findings,
      Optional<Rehearsed> rehearsed,
      Optional<Manifest> backup) {}

  /** Migrates. Nothing happens, and no run begins, where nothing is pending. */
  public Report migrate() {
    Plan plan = Plan.read(workspace, options);
    plan.requireSettled(options.outOfOrder());
    if (plan.pending().isEmpty()) {
      return new Report(
          new Outcome.Completed(), 0, Findings.NONE, Optional.empty(), Optional.empty());
    }
    Work[] work = new Work[1];
    try {
      Outcome outcome =
          new Runs(workspace)
              .start(
                  VERB,
                  Map.of(MIGRATIONS, options.migrations().toString()),
                  (run, scratch) -> {
                    work[0] = new Work(workspace, options, run, scratch);
                    return steps(work[0]);
                  });
      return new Report(
          outcome,
          plan.pending().size(),
          work[0].findings(),
          work[0].rehearsed(),
          work[0].backup());
    } finally {
      if (work[0] != null) {
        work[0].close();
      }
    }
  }

  /** The steps of a killed run. */
  public Runs.Steps again(RunHeader header) {
    return (run, scratch) -> {
      var work = new Work(workspace, options, header.run(), scratch);
      work.plan(Plan.read(workspace, options));
      return steps(work);
    };
  }

  private List<Step> steps(Work work) throws IOException {
    List<Step> steps = new ArrayList<>();
    steps.add(new PreflightStep(work));
    if (workspace.database().exists()) {
      Path scratch = work.scratch();
      var backup = new BackupStep(workspace, BackupClass.PRE_MIGRATION, "", work.run(), scratch);
      work.backup(backup);
      steps.add(backup);
    }
    steps.add(new CheckStep(work));
    if (options.rehearse()) {
      steps.add(new RehearseStep(work));
    }
    steps.add(new DecideStep(work, consent));
    steps.add(new ApplyStep(work));
    steps.add(new VerifyStep(work));
    steps.add(new PruneStep(workspace.repository(), options.retention()));
    return steps;
  }
}
