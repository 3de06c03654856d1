package dev.belay.migrate;

import dev.belay.engine.SideCopy;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.problem.Counted;
import dev.belay.rehearse.Ground;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Makes a copy of the schema, with the first rows of each table or none, to rehearse on. */
final class PartCopyStep implements Step {
  private static final int SAMPLED = 10_000;

  private final Work work;
  private final Ground ground;
  private Optional<MadeCopies> made = Optional.empty();

  PartCopyStep(Work work, Ground ground) {
    this.work = work;
    this.ground = ground;
  }

  @Override
  public String name() {
    return "copy";
  }

  @Override
  public void run(Notes notes) throws IOException {
    boolean rows = ground == Ground.SAMPLE;
    String told = rows ? "on a sample of the rows" : "on the schema alone";
    var copies = MadeCopies.of(ground, told, make(notes), () -> make(notes), notes);
    made = Optional.of(copies);
    work.rehearseOn(copies);
    notes.say(rows ? sampled(copies.fingerprint()) : tables(copies.fingerprint()) + ", no rows");
  }

  private SideCopy make(Notes notes) throws IOException {
    int rows = ground == Ground.SAMPLE ? SAMPLED : 0;
    return work.serverCopies().sample(rows, work.place().database(), work.scratch(), notes);
  }

  private String sampled(Fingerprint content) {
    String all = work.backup().map(backup -> " of " + backup.fingerprint().rows()).orElse("");
    return String.format(Locale.ROOT, "the first %,d rows of each table: ", SAMPLED)
        + content.rows()
        + all
        + "\nwithout those that refer to others which are not among them";
  }

  private static String tables(Fingerprint content) {
    return "the schema alone: " + Counted.of(content.tables().size(), "table");
  }

  @Override
  public void undo(Notes notes) {
    made.ifPresent(MadeCopies::close);
  }
}
