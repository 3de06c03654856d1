package dev.belay.verify;

import dev.belay.pipeline.Outcome;
import dev.belay.pipeline.Step;
import dev.belay.repository.Manifest;
import dev.belay.run.Runs;
import dev.belay.run.Workspace;
import java.util.List;

/**
 * The verb verify: proves that a backup can be restored, by restoring it beside the target. The
 * target is not touched, and need not be there.
 */
public final class Verify {
  private final Workspace workspace;

  public Verify(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Proves one backup; its manifest says so afterwards. */
  public Outcome verify(Manifest manifest) {
    return new Runs(workspace)
        .look(
            (run, scratch) ->
                List.<Step>of(
                    new ReadStep(workspace.repository(), manifest),
                    new DrillStep(workspace, manifest, scratch)));
  }
}
