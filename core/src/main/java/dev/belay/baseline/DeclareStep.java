package dev.belay.baseline;

import dev.belay.engine.HistoryEntry;
import dev.belay.engine.Session;
import dev.belay.migration.Migration;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.run.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Writes the lines of a baseline in one transaction. */
final class DeclareStep implements Step.Pivot {
  private final Workspace workspace;
  private final List<Migration> contained;
  private final String run;

  DeclareStep(Workspace workspace, List<Migration> contained, String run) {
    this.workspace = workspace;
    this.contained = List.copyOf(contained);
    this.run = run;
  }

  @Override
  public String name() {
    return "baseline";
  }

  @Override
  public void run(Notes notes) {
    try (Session session = workspace.database().open()) {
      session.begin(false);
      session.record(beginning());
      contained.forEach(migration -> session.record(entry(migration)));
      session.commit();
    }
    notes.say(contained.size() + " in the database already");
  }

  /** So that there is a history even where no migration is in it. */
  private HistoryEntry beginning() {
    return line("0", "baseline", "", "");
  }

  private HistoryEntry entry(Migration migration) {
    return line(
        migration.version().toString(),
        migration.description(),
        migration.file(),
        migration.checksum());
  }

  private HistoryEntry line(String version, String description, String file, String checksum) {
    return new HistoryEntry(
        version,
        description,
        file,
        checksum,
        HistoryEntry.Outcome.BASELINE,
        workspace.clock().instant(),
        Duration.ZERO,
        run,
        workspace.identity().user(),
        Optional.empty());
  }

  @Override
  public boolean settled(Notes notes) {
    try (Session session = workspace.database().openReadOnly()) {
      return session.history().stream().anyMatch(entry -> entry.run().equals(run));
    }
  }

  @Override
  public void undo(Notes notes) {
    // the transaction has taken back what was not committed
  }
}
