package dev.belay.backup;

import dev.belay.pipeline.Outcome;
import dev.belay.protect.ConfirmStep;
import dev.belay.protect.Consent;
import dev.belay.protect.Operation;
import dev.belay.repository.Retention;
import dev.belay.run.Runs;
import dev.belay.run.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The verb prune: deletes the backups that retention no longer keeps. Leaves the target alone. */
public final class Prune {
  public static final String VERB = "prune";

  private final Workspace workspace;
  private final Retention retention;
  private final Consent consent;

  public Prune(Workspace workspace, Retention retention, Consent consent) {
    this.workspace = workspace;
    this.retention = retention;
    this.consent = consent;
  }

  /** What would go; nothing is deleted yet. */
  public List<Retention.Expired> expired() {
    return retention.expired(workspace.repository().catalog().backups(), Set.of());
  }

  /** Deletes. */
  public Outcome prune() {
    return new Runs(workspace).start(VERB, Map.of(), again());
  }

  private String what() {
    List<String> names = expired().stream().map(each -> each.manifest().id()).toList();
    return "These backups are going to be deleted: " + String.join(", ", names) + ".";
  }

  /** The steps of a killed run. */
  public Runs.Steps again() {
    return (run, scratch) ->
        List.of(
            new ConfirmStep(consent, Operation.PRUNE, workspace, this::what),
            new PruneStep(workspace.repository(), retention));
  }
}
