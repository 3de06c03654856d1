package dev.belay.restore;

import dev.belay.engine.Database;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;

/** Makes a new database out of a backup or a dump, somewhere else than the target. */
final class ElsewhereStep implements Step {
  private final Incoming incoming;
  private final Database other;
  private final Path scratch;

  ElsewhereStep(Incoming incoming, Database other, Path scratch) {
    this.incoming = incoming;
    this.other = other;
    this.scratch = scratch;
  }

  @Override
  public String name() {
    return "restore";
  }

  @Override
  public void run(Notes notes) throws IOException {
    refuseExisting(other);
    try (Arrival arrival = incoming.beside(other, scratch, notes)) {
      other.replaceContent(arrival.side(), notes);
      forgetMark();
      notes.say(incoming.name() + "\n" + arrival.told());
    }
  }

  /** What it has come with is about the database that was backed up. */
  private void forgetMark() {
    if (other.marks().read().filter(mark -> !mark.own()).isPresent()) {
      other.marks().remove();
    }
  }

  static void refuseExisting(Database other) {
    if (other.exists()) {
      throw Problem.of(Code.USAGE, "there is something at " + other.url() + " already")
          .state(other.url() + " was not touched")
          .remedy("name one that does not exist yet")
          .toException();
    }
  }

  @Override
  public void undo(Notes notes) {
    // the database appears whole or not at all
  }
}
