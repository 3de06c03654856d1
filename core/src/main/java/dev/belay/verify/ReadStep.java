package dev.belay.verify;

import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.repository.Manifest;
import dev.belay.repository.Repository;

/** Reads every byte of a backup and compares lengths and hashes. */
final class ReadStep implements Step {
  private final Repository repository;
  private final Manifest manifest;

  ReadStep(Repository repository, Manifest manifest) {
    this.repository = repository;
    this.manifest = manifest;
  }

  @Override
  public String name() {
    return "read";
  }

  @Override
  public void run(Notes notes) {
    repository.readThrough(manifest);
    notes.say(
        manifest.id() + "  " + manifest.artifact().storedSize() + ", every byte as it was written");
  }

  @Override
  public void undo(Notes notes) {
    // nothing was changed
  }
}
