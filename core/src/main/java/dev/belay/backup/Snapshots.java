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
  /** The trace of no database. */
  private static final String NOTHING = "";

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
    String last = taken(NOTHING, watcher);
    while (passes(pause)) {
      last = next(last, watcher);
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

  private String next(String last, Watcher watcher) {
    try {
      return taken(last, watcher);
    } catch (BelayException e) {
      watcher.failed(e.problem());
      return last;
    }
  }

  /**
   * Takes one if something was written. Looked at before the copy begins: what is written meanwhile
   * is in the next one. Where none could be taken, what was written goes on waiting for one.
   *
   * @param last the trace of what is in the newest
   */
  private String taken(String last, Watcher watcher) {
    String trace = workspace.database().trace();
    if (trace.equals(last)) {
      return last;
    }
    Backup.Report report = take();
    watcher.taken(report);
    return report.manifest().isPresent() ? trace : last;
  }
}
