package dev.belay.restore;

import dev.belay.engine.Database;
import dev.belay.engine.SideCopy;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.repository.Manifest;
import dev.belay.run.Workspace;
import java.io.IOException;
import java.nio.file.Path;

/** Makes a new database out of a backup, somewhere else than the target. */
final class ElsewhereStep implements Step {
  private final Workspace workspace;
  private final Manifest manifest;
  private final Database other;
  private final Path scratch;

  ElsewhereStep(Workspace workspace, Manifest manifest, Database other, Path scratch) {
    this.workspace = workspace;
    this.manifest = manifest;
    this.other = other;
    this.scratch = scratch;
  }

  @Override
  public String name() {
    return "restore";
  }

  @Override
  public void run(Notes notes) throws IOException {
    if (other.exists()) {
      throw Problem.of(Code.USAGE, "there is something at " + other.url() + " already")
          .state(other.url() + " was not touched")
          .remedy("name a file that does not exist yet")
          .toException();
    }
    var unpack = new Unpack(workspace.repository(), other);
    try (SideCopy side = unpack.proven(manifest, scratch, notes)) {
      other.replaceContent(side, notes);
    }
    notes.say(
        manifest.id() + "\nfingerprint " + manifest.fingerprint().shortDigest() + " as promised");
  }

  @Override
  public void undo(Notes notes) {
    // the database appears whole or not at all
  }
}
