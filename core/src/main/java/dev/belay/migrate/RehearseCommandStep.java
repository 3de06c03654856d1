package dev.belay.migrate;

import dev.belay.command.TeamCommand;
import dev.belay.database.SchemaDiff;
import dev.belay.database.SchemaSnapshot;
import dev.belay.engine.Session;
import dev.belay.migration.Migration;
import dev.belay.migration.ParsedMigration;
import dev.belay.othertools.Standing;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Rehearses the team's command, and notices if it has changed the target instead of the copy: a
 * command that does not read the address it is given goes where it is used to go.
 */
final class RehearseCommandStep implements Step.Resumable {
  private static final String ASTRAY = "astray";

  private final Work work;
  private final RehearseStep rehearsal;

  RehearseCommandStep(Work work) {
    this.work = work;
    this.rehearsal = new RehearseStep(work);
  }

  @Override
  public String name() {
    return rehearsal.name();
  }

  @Override
  public void run(Notes notes) throws IOException {
    new WayBack(work).note(notes);
    boolean good = false;
    try {
      rehearsal.run(notes);
      good = true;
    } finally {
      if (!good && hasMoved()) {
        notes.write(ASTRAY, "yes");
      }
    }
  }

  /** Whether the target is not what it was; what applications write into its tables is no sign. */
  private boolean hasMoved() {
    try (Session session = work.workspace().database().openReadOnly()) {
      SchemaSnapshot before = work.script().schema().orElse(SchemaSnapshot.EMPTY);
      List<Migration> pending =
          Standing.of(
                  work.options().migrations(),
                  work.workspace().database(),
                  Optional.of(session),
                  true)
              .pending();
      List<Migration> planned =
          work.plan().pending().stream().map(ParsedMigration::migration).toList();
      return !pending.equals(planned) || !SchemaDiff.between(before, session.schema()).isEmpty();
    }
  }

  @Override
  public void undo(Notes notes) throws IOException {
    if (notes.read(ASTRAY).isEmpty()) {
      rehearsal.undo(notes);
      return;
    }
    work.close();
    new WayBack(work).takeBack(notes);
    notes.say(
        "the command changed the database itself, not the copy\nit does not read "
            + work.options().command().map(TeamCommand::variable).orElse("its variable"));
  }

  @Override
  public Optional<String> stands(Notes notes) {
    return new WayBack(work).stands(notes);
  }
}
