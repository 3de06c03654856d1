package dev.belay.restore;

import dev.belay.engine.Database;
import dev.belay.engine.SideCopy;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes a new database that holds a part of a backup. */
final class PartElsewhereStep implements Step {
  private final PartStep part;
  private final Database other;
  private final Path scratch;

  PartElsewhereStep(PartStep part, Database other, Path scratch) {
    this.part = part;
    this.other = other;
    this.scratch = scratch;
  }

  @Override
  public String name() {
    return "restore";
  }

  @Override
  public void run(Notes notes) throws IOException {
    ElsewhereStep.refuseExisting(other);
    try (SideCopy side = other.createAside(scratch)) {
      List<String> told = part.add(side.database(), notes);
      other.replaceContent(side, notes);
      notes.say(String.join("\n", told));
    }
  }

  @Override
  public void undo(Notes notes) {
    // the database appears whole or not at all
  }
}
