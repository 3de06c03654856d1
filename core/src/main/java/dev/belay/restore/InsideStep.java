package dev.belay.restore;

import dev.belay.engine.Session;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.repository.Manifest;
import dev.belay.repository.Repository;
import dev.belay.run.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Replaces what is in the target by a backup in one transaction: for who may make no databases. */
final class InsideStep implements Step.Pivot {
  private static final String CONTENT = "content";

  private final Workspace workspace;
  private final String backup;
  private final Path scratch;

  InsideStep(Workspace workspace, String backup, Path scratch) {
    this.workspace = workspace;
    this.backup = backup;
    this.scratch = scratch;
  }

  @Override
  public String name() {
    return "replace";
  }

  @Override
  public void run(Notes notes) throws IOException {
    Manifest manifest = workspace.repository().catalog().get(backup);
    notes.write(CONTENT, Content.of(manifest));
    InputStream in = workspace.repository().open(manifest);
    try (in) {
      workspace
          .database()
          .replaceInside(
              in,
              manifest.contentFormat(),
              manifest.fingerprint(),
              manifest.schema(),
              scratch,
              notes);
    } catch (IOException e) {
      throw Repository.damaged(backup, e);
    }
    notes.say(
        backup
            + "\nfingerprint "
            + manifest.fingerprint().shortDigest()
            + " as promised"
            + left(manifest));
  }

  /** Rights that were there before, and that nothing in the backup speaks of, stay. */
  private String left(Manifest manifest) {
    var left = new StringBuilder();
    try (Session session = workspace.database().openReadOnly()) {
      for (String line : new Promise(manifest).differences(session)) {
        left.append("\nnot as in the backup: ").append(line);
      }
    }
    return left.toString();
  }

  @Override
  public boolean settled(Notes notes) {
    return notes
        .read(CONTENT)
        .filter(content -> Content.isIn(workspace.database(), content))
        .isPresent();
  }

  @Override
  public void undo(Notes notes) {
    // the transaction was never committed
  }
}
