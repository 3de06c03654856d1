package dev.belay.restore;

import dev.belay.engine.Database;
import dev.belay.engine.Obstacle;
import dev.belay.engine.Part;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Adds a part of a backup or dump to a database. What is there is not touched; it comes whole or
 * not.
 */
final class PartStep implements Step.Pivot {
  private static final String BEGUN = "begun";

  private final PartSource source;
  private final Part part;
  private final Database database;
  private final Path scratch;

  PartStep(PartSource source, Part part, Database database, Path scratch) {
    this.source = source;
    this.part = part;
    this.database = database;
    this.scratch = scratch;
  }

  @Override
  public String name() {
    return "add";
  }

  @Override
  public void run(Notes notes) throws IOException {
    if (database.holds(part)) {
      String remedy =
          part.table().isEmpty()
              ? "to look at it elsewhere: belay restore %s --schema %s --to URL"
                  .formatted(source.name(), part.schema())
              : "give it another name: --as %s_restored".formatted(part.table().get());
      Obstacle.refuse(
          "nothing is replaced by a part of " + source.name(),
          List.of(new Obstacle("there is a " + part + " already", remedy)));
    }
    notes.write(BEGUN, "yes");
    notes.say(source.name() + "\n" + String.join("\n", add(database, notes)));
  }

  /** Brings the part into a database in one transaction. */
  List<String> add(Database to, Notes notes) throws IOException {
    return source.add(part, to, scratch, notes);
  }

  /** It was not there before, so where it is now it has come whole. */
  @Override
  public boolean settled(Notes notes) {
    return notes.read(BEGUN).isPresent() && database.holds(part);
  }

  @Override
  public void undo(Notes notes) {
    // the transaction was never committed
  }
}
