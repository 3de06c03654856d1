package dev.belay.backup;

import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.repository.BackupClass;
import dev.belay.repository.Retention;
import dev.belay.run.Workspace;
import java.time.Duration;

/** The verb snapshot: frequent backups, each only if something was written since the last. */
public final class Snapshots {
  private final Workspace workspace;
  private final Retention retention;

  public Snapshots(Workspace workspace, Retention retention) {
    this.workspace = workspace;
    this.retention = retention;
  }

  /** Who watches. */
  public interface Watcher {
    void taken(Backup.Report report);

    /** One could not be taken; the next one is tried as usual. */
    void failed(Problem problem);
  }

  /** Takes one, written or not. */
  public Backup.Report take() {
    return new Backup(workspace, retention).take(BackupClass.SNAPSHOT, "");
  }

  /**
   * Takes one, and another each time that something was written in a pause. Comes to an end when
   * somebody asks to stop.
   *
   * @throws BelayException where the first one can't be taken
   */
  public void every(Duration pause, Watcher watcher) {
    String trace = workspace.database().trace();
    watcher.taken(take());
    while (passes(pause)) {
      trace = next(trace, watcher);
    }
  }

  private boolean passes(Duration pause) {
    try {
      workspace.cancellation().pause(pause);
      return true;
    } catch (BelayException e) {
      if (e.problem().code() == Code.INTERRUPTED) {
        return false;
      }
      throw e;
    }
  }

  /** Looked at before the copy begins: what is written meanwhile is in the next one. */
  private String next(String last, Watcher watcher) {
    try {
      String trace = workspace.database().trace();
      if (trace.equals(last)) {
        return last;
      }
      watcher.taken(take());
      return trace;
    } catch (BelayException e) {
      watcher.failed(e.problem());
      return last;
    }
  }
}
