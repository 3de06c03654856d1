package dev.belay.restore;

import dev.belay.backup.BackupStep;
import dev.belay.backup.PruneStep;
import dev.belay.engine.Database;
import dev.belay.pipeline.Outcome;
import dev.belay.pipeline.RunHeader;
import dev.belay.pipeline.Step;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.protect.ConfirmStep;
import dev.belay.protect.Consent;
import dev.belay.repository.BackupClass;
import dev.belay.repository.Manifest;
import dev.belay.repository.Retention;
import dev.belay.run.Runs;
import dev.belay.run.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The verb restore: backs up what is there, unpacks the backup aside, proves it, swaps it in. On
 * failure the target is as before.
 */
public final class Restore {
  public static final String VERB = "restore";

  private static final String BACKUP = "backup";

  private final Workspace workspace;
  private final Retention retention;
  private final Consent consent;

  public Restore(Workspace workspace, Retention retention, Consent consent) {
    this.workspace = workspace;
    this.retention = retention;
    this.consent = consent;
  }

  /** Restores a backup in place of what the target holds. */
  public Outcome restore(Manifest manifest) {
    return start(VERB, manifest, Around.NOTHING);
  }

  /**
   * Makes a new database out of a backup; the target is not touched.
   *
   * @param other where nothing is yet
   */
  public Outcome restoreTo(Manifest manifest, Database other) {
    return new Runs(workspace)
        .look(
            (run, scratch) ->
                List.<Step>of(new ElsewhereStep(workspace, manifest, other, scratch)));
  }

  /** What another verb adds to a restore. */
  public interface Around {
    Around NOTHING = new Around() {};

    /** Steps that may still refuse. */
    default List<Step> before(String run) {
      return List.of();
    }

    /** Steps behind the swap. */
    default List<Step.Retriable> after(String run) {
      return List.of();
    }
  }

  /** The same under another verb's name, with steps of its own around it. */
  public Outcome start(String verb, Manifest manifest, Around around) {
    manifest.part().ifPresent(part -> refusePart(manifest, part));
    return new Runs(workspace)
        .start(verb, Map.of(BACKUP, manifest.id()), steps(verb, manifest.id(), around));
  }

  private void refusePart(Manifest manifest, String part) {
    throw Problem.of(Code.BACKUP_INCOMPLETE, manifest.id() + " is no way back")
        .why("it holds only a part of " + workspace.target().name() + ": " + part)
        .state(workspace.target().name() + " was not touched")
        .remedy("make a new database of it: belay restore " + manifest.id() + " --to URL")
        .toException();
  }

  /** The steps of a killed run. */
  public Runs.Steps again(RunHeader header, Around around) {
    return steps(header.verb(), header.arguments().getOrDefault(BACKUP, ""), around);
  }

  private Runs.Steps steps(String verb, String backup, Around around) {
    return (run, scratch) -> {
      var save =
          new SaveStep(
              workspace, new BackupStep(workspace, BackupClass.PRE_RESTORE, "", run, scratch));
      List<Step> steps = new ArrayList<>(around.before(run));
      steps.add(new ConfirmStep(consent, verb, workspace.target(), () -> what(backup)));
      steps.add(save);
      steps.add(new SwapStep(workspace, backup, save::saved, run, scratch));
      steps.addAll(around.after(run));
      steps.add(new PruneStep(workspace.repository(), retention));
      return steps;
    };
  }

  private String what(String backup) {
    return "Everything in "
        + workspace.target().name()
        + " is going to be replaced by the backup "
        + backup
        + "; what it holds now is backed up first.";
  }
}
