package dev.belay.migrate;

import dev.belay.fingerprint.Fingerprint;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import java.io.IOException;
import java.util.Optional;

/**
 * Has the server copy the target, to rehearse on. Where it can't, because others are connected, the
 * copy comes out of the backup, or out of a file where there is none.
 */
final class ServerCopyStep implements Step {
  private static final String NOT = "not by the server: others are connected; ";

  private final Work work;
  private Optional<ServerCopies> made = Optional.empty();

  ServerCopyStep(Work work) {
    this.work = work;
  }

  @Override
  public String name() {
    return "copy";
  }

  @Override
  public void run(Notes notes) throws IOException {
    made = ServerCopies.make(work, notes);
    if (made.isPresent()) {
      work.rehearseOn(made.get());
      notes.say("made by the server" + compared(made.get().fingerprint()));
    } else if (work.backup().isPresent()) {
      notes.say(NOT + "the backup is restored instead");
    } else {
      FileCopy copy = FileCopy.make(work, notes);
      work.original(() -> Optional.of(copy.original()));
      notes.say(NOT + "read instead\n" + copy.told());
    }
  }

  private String compared(Fingerprint content) {
    if (work.backup().isEmpty()) {
      return ", " + content.tables().size() + " tables, " + content.rows() + " rows";
    }
    return work.backup().get().fingerprint().equals(content)
        ? ", identical to the backup"
        : "; others have written since the backup";
  }

  @Override
  public void undo(Notes notes) {
    made.ifPresent(ServerCopies::close);
  }
}
