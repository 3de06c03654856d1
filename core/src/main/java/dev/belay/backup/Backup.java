package dev.belay.backup;

import dev.belay.engine.Scope;
import dev.belay.pipeline.Outcome;
import dev.belay.pipeline.RunHeader;
import dev.belay.repository.BackupClass;
import dev.belay.repository.Manifest;
import dev.belay.repository.Retention;
import dev.belay.run.Runs;
import dev.belay.run.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The verb backup: takes one, then lets those go that retention no longer keeps. */
public final class Backup {
  public static final String VERB = "backup";
  private static final String CLASS = "class";
  private static final String LABEL = "label";
  private static final String FORMAT = "format";

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
    return take(backupClass, label, Scope.WHOLE, BackupFormat.ARCHIVE);
  }

  /** The same of a part, or in another format. */
  public Report take(BackupClass backupClass, String label, Scope scope, BackupFormat format) {
    Map<String, String> arguments = new LinkedHashMap<>(scope.arguments());
    arguments.put(CLASS, backupClass.id());
    arguments.put(LABEL, label);
    arguments.put(FORMAT, format.toString());
    BackupStep[] step = new BackupStep[1];
    Outcome outcome =
        new Runs(workspace)
            .start(
                VERB,
                arguments,
                (run, scratch) -> {
                  step[0] =
                      new BackupStep(workspace, backupClass, label, scope, format, run, scratch);
                  return List.of(step[0], new PruneStep(workspace.repository(), retention));
                });
    return new Report(outcome, step[0].taken());
  }

  /** The steps of a killed run: an unfinished backup leaves nothing that would have to go. */
  public Runs.Steps again(RunHeader header) {
    String label = header.arguments().getOrDefault(LABEL, "");
    BackupClass backupClass =
        BackupClass.parse(header.arguments().getOrDefault(CLASS, "")).orElse(BackupClass.MANUAL);
    Scope scope = Scope.of(header.arguments());
    BackupFormat format =
        BackupFormat.parse(header.arguments().getOrDefault(FORMAT, ""))
            .orElse(BackupFormat.ARCHIVE);
    return (run, scratch) ->
        List.of(
            new BackupStep(workspace, backupClass, label, scope, format, run, scratch),
            new PruneStep(workspace.repository(), retention));
  }
}
