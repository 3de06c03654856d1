package dev.belay.restore;

import dev.belay.backup.BackupStep;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.repository.Manifest;
import dev.belay.run.Workspace;
import java.io.IOException;
import java.util.Optional;

/** Backs up what the target holds before something else takes its place. */
final class SaveStep implements Step {
  private final Workspace workspace;
  private final BackupStep backup;

  SaveStep(Workspace workspace, BackupStep backup) {
    this.workspace = workspace;
    this.backup = backup;
  }

  @Override
  public String name() {
    return "save";
  }

  Optional<Manifest> saved() {
    return backup.taken();
  }

  @Override
  public void run(Notes notes) throws IOException {
    if (!workspace.database().exists()) {
      notes.say("there is no database yet");
      return;
    }
    try {
      backup.run(notes);
    } catch (BelayException e) {
      Code code = e.problem().code();
      if (code != Code.NOT_A_DATABASE && code != Code.DATABASE_CORRUPT) {
        throw e;
      }
      notes.say("can't be read: " + e.problem().what() + "\nit will be moved aside as it is");
    }
  }

  @Override
  public void undo(Notes notes) {
    // the backup stays
  }
}
