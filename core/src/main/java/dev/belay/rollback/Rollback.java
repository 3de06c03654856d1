package dev.belay.rollback;

import dev.belay.engine.HistoryEntry;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Change;
import dev.belay.fingerprint.Comparison;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.pipeline.Outcome;
import dev.belay.pipeline.RunHeader;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.repository.BackupClass;
import dev.belay.repository.Manifest;
import dev.belay.repository.Retention;
import dev.belay.restore.Restore;
import dev.belay.run.Runs;
import dev.belay.run.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The verb rollback: brings the target back to the backup that was taken before the last migration,
 * and marks the versions that are gone by it, so that a restarting application does not apply them
 * again.
 */
public final class Rollback {
  public static final String VERB = "rollback";

  private final Workspace workspace;
  private final Retention retention;

  public Rollback(Workspace workspace, Retention retention) {
    this.workspace = workspace;
    this.retention = retention;
  }

  /**
   * What would be taken back.
   *
   * @param backup what the target would hold again
   * @param versions those that would be gone
   * @param writes what was written since the migration, in words; empty if nothing
   * @param known whether {@code writes} could be told at all
   */
  public record Plan(
      Manifest backup, List<HistoryEntry> versions, List<String> writes, boolean known) {
    public Plan {
      versions = List.copyOf(versions);
      writes = List.copyOf(writes);
    }
  }

  /**
   * Looks what a rollback would do; changes nothing.
   *
   * @throws dev.belay.problem.BelayException {@code NOTHING_TO_ROLL_BACK}
   */
  public Plan plan() {
    try (Session session = workspace.database().openReadOnly()) {
      List<HistoryEntry> history = session.history();
      String run = lastRun(history);
      Manifest backup = backupOf(run);
      List<HistoryEntry> versions =
          history.stream()
              .filter(entry -> entry.run().equals(run))
              .filter(entry -> entry.outcome() == HistoryEntry.Outcome.APPLIED)
              .toList();
      Optional<Fingerprint> after = workspace.repository().findFingerprint(run);
      List<String> writes =
          after
              .map(then -> differences(then, session.fingerprint(Carry.NOTHING, Progress.NONE)))
              .orElse(List.of());
      return new Plan(backup, versions, writes, after.isPresent());
    }
  }

  private static List<String> differences(Fingerprint then, Fingerprint now) {
    return Comparison.between(then, now).changes().stream().map(Change::describe).toList();
  }

  /** The run of the newest version that is in the database now. */
  private static String lastRun(List<HistoryEntry> history) {
    for (HistoryEntry entry : history.reversed()) {
      if (entry.outcome() == HistoryEntry.Outcome.ROLLED_BACK) {
        break;
      }
      if (entry.outcome() == HistoryEntry.Outcome.APPLIED) {
        return entry.run();
      }
    }
    throw Problem.of(Code.NOTHING_TO_ROLL_BACK, "no migration is there to be rolled back")
        .remedy("to bring back some backup: belay restore BACKUP")
        .toException();
  }

  private Manifest backupOf(String run) {
    return workspace.repository().catalog().backups().stream()
        .filter(manifest -> manifest.run().equals(run))
        .filter(manifest -> manifest.backupClass() == BackupClass.PRE_MIGRATION)
        .findFirst()
        .orElseThrow(
            () ->
                Problem.of(
                        Code.BACKUP_MISSING, "the backup from before run " + run + " is not there")
                    .remedy("see what there is: belay backups; then: belay restore BACKUP")
                    .toException());
  }

  /**
   * Rolls back. On failure the target is as before.
   *
   * @param discardWrites whether what was written since the migration may be given up
   * @throws dev.belay.problem.BelayException {@code WRITES_WOULD_BE_LOST}, before anything happens
   */
  public Outcome rollBack(Plan plan, boolean discardWrites) {
    if (!discardWrites && !plan.known()) {
      throw lost("nobody can tell what was written since: its fingerprint is not in the store");
    }
    if (!discardWrites && !plan.writes().isEmpty()) {
      throw lost(
          "written since the migration:\n"
              + plan.writes().stream().limit(20).collect(Collectors.joining("\n")));
    }
    return new Restore(workspace, retention)
        .start(VERB, plan.backup(), run -> List.of(new MarkStep(workspace, run)));
  }

  private static RuntimeException lost(String why) {
    return Problem.of(Code.WRITES_WOULD_BE_LOST, "rolling back would lose what was written since")
        .why(why)
        .remedy(
            "keep it and mend forward with a new migration, or: belay rollback --discard-writes")
        .toException();
  }

  /** Brings back what the target held before the last rollback or restore. */
  public Outcome undo() {
    Manifest saved =
        workspace.repository().catalog().backups().stream()
            .filter(manifest -> manifest.backupClass() == BackupClass.PRE_RESTORE)
            .findFirst()
            .orElseThrow(
                () ->
                    Problem.of(
                            Code.NOTHING_TO_ROLL_BACK,
                            "no rollback or restore is there to be undone")
                        .toException());
    return new Restore(workspace, retention).start(Restore.VERB, saved, run -> List.of());
  }

  /** The steps of a killed rollback. */
  public Runs.Steps again(RunHeader header) {
    return new Restore(workspace, retention)
        .again(header, run -> List.of(new MarkStep(workspace, run)));
  }
}
