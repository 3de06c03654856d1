package dev.belay.migrate;

import dev.belay.database.ByteCount;
import dev.belay.engine.Capability;
import dev.belay.engine.Contents;
import dev.belay.engine.Database;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.store.DiskSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Copies the target to rehearse on, where no backup is to be kept. */
final class CopyStep implements Step {
  private final Work work;

  CopyStep(Work work) {
    this.work = work;
  }

  @Override
  public String name() {
    return "copy";
  }

  @Override
  public void run(Notes notes) throws IOException {
    Database database = work.workspace().database();
    Path file = work.scratch().resolve("original");
    ByteCount size = database.describe().size();
    boolean threeTimes = database.capabilities().contains(Capability.COPIES_IN_SCRATCH);
    DiskSpace.require(
        work.scratch(),
        threeTimes ? size.plus(size).plus(size) : size,
        (threeTimes ? "three copies of " : "a copy of ") + work.workspace().target().name());
    Contents contents;
    try (var out = Files.newOutputStream(file)) {
      contents = database.copyTo(out, work.scratch(), notes);
    }
    var original = new Original.OfFile(database, file, contents.format(), contents.fingerprint());
    work.original(() -> Optional.of(original));
    notes.say(
        contents.size()
            + ", "
            + contents.fingerprint().tables().size()
            + " tables, "
            + contents.fingerprint().rows()
            + " rows");
  }

  @Override
  public void undo(Notes notes) {
    // the scratch folder goes with the run
  }
}
