package dev.belay.migrate;

import dev.belay.backup.BackupStep;
import dev.belay.backup.PruneStep;
import dev.belay.check.Findings;
import dev.belay.pipeline.Outcome;
import dev.belay.pipeline.RunHeader;
import dev.belay.pipeline.Step;
import dev.belay.protect.ConfirmStep;
import dev.belay.protect.Consent;
import dev.belay.rehearse.Rehearsed;
import dev.belay.repository.BackupClass;
import dev.belay.repository.Manifest;
import dev.belay.run.Runs;
import dev.belay.run.Workspace;
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

  private static final String DIRECTION = "direction";

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
   * @param planned the files that were to be applied, in order
   * @param backup the backup from before
   */
  public record Report(
      Outcome outcome,
      List<String> planned,
      Findings findings,
      Optional<Rehearsed> rehearsed,
      Optional<Manifest> backup) {
    static final Report NOTHING =
        new Report(
            new Outcome.Completed(), List.of(), Findings.NONE, Optional.empty(), Optional.empty());

    public Report {
      planned = List.copyOf(planned);
    }
  }

  /** Migrates. Nothing happens, and no run begins, where nothing is pending. */
  public Report migrate() {
    return isDone() ? Report.NOTHING : start(VERB, Direction.UP);
  }

  /**
   * What another run has put in may still be taken back, and a killed one may have left anything:
   * starting tells of it, and refuses. A run may begin while the plan is read, too.
   */
  private boolean isDone() {
    var runs = new Runs(workspace);
    return runs.isQuiet()
        && Plan.read(workspace, options).isDone(options.outOfOrder())
        && runs.isQuiet();
  }

  /**
   * Takes back the migrations of the last run by their own down scripts, with the same care:
   * backup, check, rehearsal, proof. What was written since stays.
   *
   * @param verb under whose name
   * @throws dev.belay.problem.BelayException {@code NOTHING_TO_ROLL_BACK} if there is none, or if
   *     one has no down script
   */
  public Report takeBack(String verb) {
    if (new Runs(workspace).isQuiet()) {
      Plan.read(workspace, options, Direction.DOWN);
    }
    return start(verb, Direction.DOWN);
  }

  private Report start(String verb, Direction direction) {
    Work[] work = new Work[1];
    try {
      Outcome outcome =
          new Runs(workspace)
              .start(
                  verb,
                  Map.of(DIRECTION, direction.name()),
                  (run, scratch) -> {
                    work[0] = new Work(workspace, options, direction, run, scratch);
                    return steps(work[0]);
                  });
      return report(outcome, work[0]);
    } finally {
      if (work[0] != null) {
        work[0].close();
      }
    }
  }

  /**
   * The dry run: the same as far as the rehearsal, on a copy that is not kept. Changes nothing and
   * locks nothing.
   */
  public Report check() {
    Plan plan = Plan.read(workspace, options);
    if (plan.isDone(options.outOfOrder())) {
      return Report.NOTHING;
    }
    Work[] work = new Work[1];
    Outcome outcome =
        new Runs(workspace)
            .look(
                (run, scratch) -> {
                  work[0] = new Work(workspace, options, Direction.UP, run, scratch);
                  return dryRun(work[0]);
                });
    return report(outcome, work[0]);
  }

  private static Report report(Outcome outcome, Work work) {
    return new Report(outcome, work.planned(), work.findings(), work.rehearsed(), work.backup());
  }

  /** The steps of a killed run. The folder of migrations is not read: it may be another by now. */
  public Runs.Steps again(RunHeader header) {
    Direction direction =
        Direction.valueOf(header.arguments().getOrDefault(DIRECTION, Direction.UP.name()));
    return (run, scratch) -> steps(new Work(workspace, options, direction, run, scratch));
  }

  /** Whether a killed run was one of these, under whatever verb. */
  public static boolean isOne(RunHeader header) {
    return header.arguments().containsKey(DIRECTION);
  }

  private List<Step> dryRun(Work work) {
    List<Step> steps = new ArrayList<>();
    steps.add(new PreflightStep(work, false));
    if (workspace.database().exists()) {
      steps.add(new CopyStep(work));
    } else {
      work.original(this::nothing);
    }
    steps.add(new CheckStep(work));
    if (options.rehearse()) {
      steps.add(new RehearseStep(work));
    }
    steps.add(new JudgeStep(work));
    return steps;
  }

  private Optional<Original> nothing() {
    return Optional.of(new Original.OfNothing(workspace.database()));
  }

  private List<Step> steps(Work work) {
    List<Step> steps = new ArrayList<>();
    steps.add(new PreflightStep(work, true));
    if (workspace.database().exists()) {
      steps.add(backup(work));
    } else {
      work.original(this::nothing);
    }
    steps.add(new CheckStep(work));
    if (options.rehearse()) {
      steps.add(new RehearseStep(work));
    }
    steps.add(new JudgeStep(work));
    steps.add(new ConfirmStep(consent, VERB, workspace.target(), () -> work.plan().told()));
    steps.add(new ApplyStep(work));
    steps.add(new VerifyStep(work));
    steps.add(new PruneStep(workspace.repository(), options.retention()));
    return steps;
  }

  private BackupStep backup(Work work) {
    var backup =
        new BackupStep(workspace, BackupClass.PRE_MIGRATION, "", work.run(), work.scratch());
    work.original(
        () ->
            backup
                .taken()
                .map(
                    manifest ->
                        new Original.OfBackup(
                            workspace.repository(), workspace.database(), manifest)));
    return backup;
  }
}
