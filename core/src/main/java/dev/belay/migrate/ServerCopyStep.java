package dev.belay.migrate;

import dev.belay.engine.SideCopy;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.rehearse.Ground;
import java.io.IOException;
import java.util.Optional;

/**
 * Has the server copy the target, to rehearse on. Where it can't, because others are connected, the
 * copy comes out of the backup, or out of a file where there is none.
 */
final class ServerCopyStep implements Step {
  private static final String NOT = "not by the server: others are connected; ";

  private final Work work;
  private Optional<MadeCopies> made = Optional.empty();

  ServerCopyStep(Work work) {
    this.work = work;
  }

  @Override
  public String name() {
    return "copy";
  }

  @Override
  public void run(Notes notes) throws IOException {
    Optional<SideCopy> first = work.copiedByServer();
    if (first.isPresent()) {
      var copies =
          MadeCopies.of(
              Ground.TEMPLATE, "on the server's copy", first.get(), () -> another(notes), notes);
      made = Optional.of(copies);
      work.rehearseOn(copies);
      notes.say("made by the server" + compared(copies.fingerprint()));
    } else if (work.backup().isPresent()) {
      notes.say(NOT + "the backup is restored instead");
    } else {
      FileCopy copy = FileCopy.make(work, notes);
      work.original(() -> Optional.of(copy.original()));
      notes.say(NOT + "read instead\n" + copy.told());
    }
  }

  /** Others may have connected in the meantime. */
  private SideCopy another(Notes notes) throws IOException {
    Optional<SideCopy> byServer = work.copiedByServer();
    if (byServer.isPresent()) {
      return byServer.get();
    }
    Original otherwise =
        work.backup().isPresent()
            ? work.original().orElseThrow()
            : FileCopy.make(work, notes).original();
    return otherwise.copy(work.scratch(), notes);
  }

  private String compared(Fingerprint content) {
    if (work.backup().isEmpty()) {
      return ", " + content.counted();
    }
    return work.backup().get().fingerprint().equals(content)
        ? ", identical to the backup"
        : "; others have written since the backup";
  }

  @Override
  public void undo(Notes notes) {
    made.ifPresent(MadeCopies::close);
  }
}
