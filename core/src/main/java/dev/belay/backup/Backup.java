package dev.belay.backup;

import dev.belay.pipeline.Outcome;
import dev.belay.repository.BackupClass;
import dev.belay.repository.Manifest;
import dev.belay.repository.Retention;
import dev.belay.run.Runs;
import dev.belay.run.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The verb backup: takes one, then lets those go that retention no longer keeps. */
public final class Backup {
  private final Workspace workspace;
  private final Retention retention;

  public Backup(Workspace workspace, Retention retention) {
    this.workspace = workspace;
    this.retention = retention;
  }

  /**
   * What came out.
   *
   * @param manifest of the new backup, if it was taken
   */
  public record Report(Outcome outcome, Optional<Manifest> manifest) {}

  /** Takes a backup. The target is not changed, whatever happens. */
  public Report take(BackupClass backupClass, String label) {
    BackupStep[] step = new BackupStep[1];
    Outcome outcome =
        new Runs(workspace)
            .start(
                "backup",
                Map.of("class", backupClass.id(), "label", label),
                (run, scratch) -> {
                  step[0] = new BackupStep(workspace, backupClass, label, run, scratch);
                  return List.of(step[0], new PruneStep(workspace.repository(), retention));
                });
    return new Report(outcome, step[0].taken());
  }
}
