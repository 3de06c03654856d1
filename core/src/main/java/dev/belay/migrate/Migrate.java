package dev.belay.migrate;

import dev.belay.backup.BackupStep;
import dev.belay.backup.PruneStep;
import dev.belay.check.Findings;
import dev.belay.engine.Capability;
import dev.belay.engine.Twins;
import dev.belay.migrate.PreflightStep.Goal;
import dev.belay.migration.ParsedMigration;
import dev.belay.pipeline.Outcome;
import dev.belay.pipeline.RunHeader;
import dev.belay.pipeline.Step;
import dev.belay.protect.ConfirmStep;
import dev.belay.protect.Consent;
import dev.belay.protect.Operation;
import dev.belay.rehearse.Ground;
import dev.belay.rehearse.Rehearsed;
import dev.belay.repository.BackupClass;
import dev.belay.repository.Manifest;
import dev.belay.run.Runs;
import dev.belay.run.Workspace;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The verb migrate: backup, check, rehearse, confirm, apply, verify; or everything back. On any
 * outcome but {@code Stranded} the target is as before or as after, never between.
 */
public final class Migrate {
  public static final String VERB = "migrate";

  private static final String DIRECTION = "direction";
  private static final String GOAL = "goal";

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
   * @param migrations what was to be applied, in order
   * @param backup the backup from before
   */
  public record Report(
      Outcome outcome,
      List<ParsedMigration> migrations,
      Findings findings,
      Optional<Rehearsed> rehearsed,
      Optional<Manifest> backup) {
    static final Report NOTHING =
        new Report(
            new Outcome.Completed(), List.of(), Findings.NONE, Optional.empty(), Optional.empty());

    public Report {
      migrations = List.copyOf(migrations);
    }

    /** The files that were to be applied, in order. */
    public List<String> planned() {
      return migrations.stream().map(each -> each.migration().file()).toList();
    }

    /** What was rehearsed on. */
    public Ground ground() {
      return rehearsed.map(Rehearsed::ground).orElse(Ground.OFF);
    }

    private Report only(Predicate<String> told) {
      return new Report(outcome, migrations, findings.only(told), rehearsed, backup);
    }

    /** Of two runs, one behind the other; the way back is that of the first. */
    private Report then(Report next) {
      List<ParsedMigration> all = new ArrayList<>(migrations);
      all.addAll(next.migrations);
      return new Report(
          next.outcome,
          all,
          findings.and(next.findings),
          next.rehearsed,
          backup.isPresent() ? backup : next.backup);
    }
  }

  /**
   * Migrates. Nothing happens, and no run begins, where nothing is pending. Where others write at
   * the same time, a file that can't be in a transaction is a run of its own.
   */
  public Report migrate() {
    return isDone() ? Report.NOTHING : runs(once(consent));
  }

  private Report runs(Consent asked) {
    if (isByCommand()) {
      return start(VERB, new Kind(Direction.UP, Goal.COMMAND), asked).report();
    }
    boolean alone = workspace.database().capabilities().contains(Capability.SINGLE_WRITER);
    if (alone || !workspace.database().exists()) {
      return start(VERB, new Kind(Direction.UP, Goal.WHOLE), asked).report();
    }
    Ended ended = start(VERB, next(), asked);
    Report report = ended.report();
    while (report.outcome() instanceof Outcome.Completed && ended.hasRest()) {
      ended = start(VERB, next(), asked);
      report = report.then(ended.report());
    }
    return report;
  }

  private boolean isByCommand() {
    return options.command().isPresent()
        && new Runs(workspace).isQuiet()
        && !Plan.read(workspace, options).isOwn();
  }

  /** What is not quiet is refused later, with its reason. */
  private Kind next() {
    boolean stepwise = new Runs(workspace).isQuiet() && Plan.read(workspace, options).isStepwise();
    return new Kind(Direction.UP, stepwise ? Goal.STEPWISE : Goal.TRANSACTION);
  }

  /** Asks for the first run of a command; the others are part of what was agreed to. */
  private static Consent once(Consent consent) {
    Map<Operation, String> given = new EnumMap<>(Operation.class);
    return (operation, target, what) ->
        given.computeIfAbsent(operation, absent -> consent.to(absent, target, what));
  }

  /** What decides on the steps of a run. */
  private record Kind(Direction direction, Goal goal) {
    Map<String, String> arguments() {
      return Map.of(DIRECTION, direction.name(), GOAL, goal.name());
    }

    static Kind of(RunHeader header) {
      return new Kind(
          Direction.valueOf(header.arguments().getOrDefault(DIRECTION, Direction.UP.name())),
          Goal.valueOf(header.arguments().getOrDefault(GOAL, Goal.WHOLE.name())));
    }
  }

  /** What came out of one run. */
  private record Ended(Report report, boolean hasRest) {}

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
   * @param before steps that are run first
   * @throws dev.belay.problem.BelayException {@code NOTHING_TO_ROLL_BACK} if there is none, or if
   *     one has no down script
   */
  public Report takeBack(String verb, Step... before) {
    if (new Runs(workspace).isQuiet()) {
      Plan.read(workspace, options, Direction.DOWN);
    }
    return start(verb, new Kind(Direction.DOWN, Goal.WHOLE), consent, before).report();
  }

  private Ended start(String verb, Kind kind, Consent asked, Step... before) {
    Work[] work = new Work[1];
    try {
      Outcome outcome =
          new Runs(workspace)
              .start(
                  verb,
                  kind.arguments(),
                  (run, scratch) -> {
                    work[0] = new Work(workspace, options, kind.direction(), run, scratch);
                    List<Step> steps = new ArrayList<>(List.of(before));
                    steps.addAll(steps(work[0], kind.goal(), asked));
                    return steps;
                  });
      return new Ended(report(outcome, work[0]), work[0].hasRest());
    } finally {
      if (work[0] != null) {
        work[0].end();
      }
    }
  }

  /**
   * The dry run: the same as far as the rehearsal, on a copy that is not kept. Changes nothing and
   * locks nothing.
   */
  public Report check() {
    return check(file -> true);
  }

  /**
   * The same, where findings about some files only are told and may stand in the way: the others
   * are run before them all the same.
   */
  public Report check(Predicate<String> told) {
    Plan plan = Plan.read(workspace, options);
    if (plan.isDone(options.outOfOrder())) {
      return Report.NOTHING;
    }
    Work[] work = new Work[1];
    try {
      Outcome outcome =
          new Runs(workspace)
              .look(
                  (run, scratch) -> {
                    work[0] = new Work(workspace, options, Direction.UP, run, scratch);
                    return dryRun(work[0], told);
                  });
      return report(outcome, work[0]).only(told);
    } finally {
      if (work[0] != null) {
        work[0].end();
      }
    }
  }

  private static Report report(Outcome outcome, Work work) {
    return new Report(outcome, work.migrations(), work.findings(), work.rehearsed(), work.backup());
  }

  /** The steps of a killed run. The folder of migrations is not read: it may be another by now. */
  public Runs.Steps again(RunHeader header) {
    Kind kind = Kind.of(header);
    return (run, scratch) ->
        steps(new Work(workspace, options, kind.direction(), run, scratch), kind.goal(), consent);
  }

  /** Whether a killed run was one of these, under whatever verb. */
  public static boolean isOne(RunHeader header) {
    return header.arguments().containsKey(DIRECTION);
  }

  private List<Step> dryRun(Work work, Predicate<String> told) {
    List<Step> steps = new ArrayList<>();
    steps.add(new PreflightStep(work, Goal.LOOK));
    if (workspace.database().exists()) {
      steps.add(extraCopy(work).orElseGet(() -> new CopyStep(work)));
    } else {
      work.original(this::nothing);
    }
    steps.add(new CheckStep(work));
    if (options.rehearsing().isOn()) {
      steps.add(new RehearseStep(work));
    }
    steps.add(new JudgeStep(work, told));
    return steps;
  }

  /** What is rehearsed on where that does not come out of the backup. */
  private Optional<Step> extraCopy(Work work) {
    Ground ground = options.rehearsing().ground();
    return switch (ground) {
      case TEMPLATE -> Optional.of(new ServerCopyStep(work));
      case SAMPLE, SCHEMA -> Optional.of(new PartCopyStep(work, ground));
      case BACKUP, OFF -> Optional.empty();
    };
  }

  private Optional<Original> nothing() {
    return Optional.of(new Original.OfNothing(workspace.database()));
  }

  private List<Step> steps(Work work, Goal goal, Consent asked) {
    List<Step> steps = new ArrayList<>();
    steps.add(new PreflightStep(work, goal));
    if (workspace.database().exists()) {
      steps.add(backup(work));
      extraCopy(work).ifPresent(steps::add);
    } else {
      work.original(this::nothing);
    }
    steps.add(new CheckStep(work));
    if (options.rehearsing().isOn()) {
      steps.add(goal == Goal.COMMAND ? new RehearseCommandStep(work) : new RehearseStep(work));
    }
    steps.add(new JudgeStep(work));
    steps.add(new ConfirmStep(asked, work::operation, workspace, work::told));
    if (goal == Goal.COMMAND) {
      steps.add(new CommandStep(work));
      steps.add(new PruneStep(workspace.repository(), options.retention()));
      return steps;
    }
    Optional<Twins> twins = workspace.database().twins();
    if (options.twin() != TwinWhen.OFF && twins.isPresent() && workspace.database().exists()) {
      steps.add(new TwinStep(work, twins.get()));
    }
    if (goal == Goal.STEPWISE) {
      steps.add(new StepwiseStep(work));
    } else {
      steps.add(new ApplyStep(work));
      steps.add(new VerifyStep(work));
    }
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
                            workspace.repository(), work.place().database(), manifest)));
    return backup;
  }
}
