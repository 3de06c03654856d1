package dev.belay.restore;

import dev.belay.backup.BackupStep;
import dev.belay.backup.PruneStep;
import dev.belay.pipeline.Outcome;
import dev.belay.pipeline.RunHeader;
import dev.belay.pipeline.Step;
import dev.belay.repository.BackupClass;
import dev.belay.repository.Manifest;
import dev.belay.repository.Retention;
import dev.belay.run.Runs;
import dev.belay.run.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The verb restore: backs up what is there, unpacks the backup aside, proves it, swaps it in. On
 * failure the target is as before.
 */
public final class Restore {
  public static final String VERB = "restore";

  private static final String BACKUP = "backup";

  private final Workspace workspace;
  private final Retention retention;

  public Restore(Workspace workspace, Retention retention) {
    this.workspace = workspace;
    this.retention = retention;
  }

  /** Restores a backup in place of what the target holds. */
  public Outcome restore(Manifest manifest) {
    return start(VERB, manifest, run -> List.of());
  }

  /**
   * The same under another verb's name, with steps of its own behind the swap.
   *
   * @param after given the run's id
   */
  public Outcome start(
      String verb, Manifest manifest, Function<String, List<Step.Retriable>> after) {
    return new Runs(workspace)
        .start(verb, Map.of(BACKUP, manifest.id()), steps(manifest.id(), after));
  }

  /** The steps of a killed run. */
  public Runs.Steps again(RunHeader header, Function<String, List<Step.Retriable>> after) {
    return steps(header.arguments().getOrDefault(BACKUP, ""), after);
  }

  private Runs.Steps steps(String backup, Function<String, List<Step.Retriable>> after) {
    return (run, scratch) -> {
      var save =
          new SaveStep(
              workspace, new BackupStep(workspace, BackupClass.PRE_RESTORE, "", run, scratch));
      List<Step> steps = new ArrayList<>();
      steps.add(save);
      steps.add(new SwapStep(workspace, backup, save::saved, scratch));
      steps.addAll(after.apply(run));
      steps.add(new PruneStep(workspace.repository(), retention));
      return steps;
    };
  }
}
