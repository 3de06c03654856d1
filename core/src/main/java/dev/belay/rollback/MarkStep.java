package dev.belay.rollback;

import dev.belay.engine.HistoryEntry;
import dev.belay.engine.Session;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.repository.BackupClass;
import dev.belay.repository.Manifest;
import dev.belay.run.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes into the restored history which versions were in the database before the restore and are
 * not in it now.
 */
final class MarkStep implements Step.Retriable {
  private final Workspace workspace;
  private final String run;
  private final Supplier<List<HistoryEntry>> before;

  /**
   * Prepares.
   *
   * @param before what the history said before the content was replaced
   */
  MarkStep(Workspace workspace, String run, Supplier<List<HistoryEntry>> before) {
    this.workspace = workspace;
    this.run = run;
    this.before = before;
  }

  /** The same where the run has backed up what it replaces. */
  static MarkStep ofBackup(Workspace workspace, String run) {
    return new MarkStep(workspace, run, () -> historyBefore(workspace, run));
  }

  @Override
  public String name() {
    return "mark";
  }

  @Override
  public void run(Notes notes) {
    List<String> marked = new ArrayList<>();
    try (Session session = workspace.database().open()) {
      Map<String, HistoryEntry> now = newest(session.history());
      session.begin(false);
      for (HistoryEntry entry : newest(before.get()).values()) {
        Optional<HistoryEntry> known = Optional.ofNullable(now.get(entry.version()));
        boolean gone = known.isEmpty() || !known.get().outcome().inDatabase();
        boolean markedAlready = known.isPresent() && known.get().run().equals(run);
        if (entry.outcome().inDatabase() && gone && !markedAlready) {
          session.record(rolledBack(entry));
          marked.add(entry.version());
        }
      }
      session.commit();
    }
    notes.say("rolled back: " + (marked.isEmpty() ? "no version" : String.join(", ", marked)));
  }

  private static List<HistoryEntry> historyBefore(Workspace workspace, String run) {
    return workspace.repository().catalog().backups().stream()
        .filter(manifest -> manifest.run().equals(run))
        .filter(manifest -> manifest.backupClass() == BackupClass.PRE_RESTORE)
        .findFirst()
        .map(Manifest::history)
        .orElse(List.of());
  }

  private static Map<String, HistoryEntry> newest(List<HistoryEntry> history) {
    Map<String, HistoryEntry> newest = new LinkedHashMap<>();
    history.forEach(entry -> newest.put(entry.version(), entry));
    return newest;
  }

  private HistoryEntry rolledBack(HistoryEntry version) {
    return new HistoryEntry(
        version.version(),
        version.description(),
        version.file(),
        version.checksum(),
        HistoryEntry.Outcome.ROLLED_BACK,
        workspace.clock().instant(),
        Duration.ZERO,
        run,
        workspace.identity().user(),
        Optional.empty());
  }
}
