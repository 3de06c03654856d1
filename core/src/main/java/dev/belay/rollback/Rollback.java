package dev.belay.rollback;

import dev.belay.audit.AuditRecord;
import dev.belay.backup.PruneStep;
import dev.belay.engine.HistoryEntry;
import dev.belay.engine.Obstacle;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Change;
import dev.belay.fingerprint.Comparison;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.guard.KeptPlace;
import dev.belay.pipeline.Outcome;
import dev.belay.pipeline.RunHeader;
import dev.belay.pipeline.Step;
import dev.belay.pipeline.Told;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.protect.ConfirmStep;
import dev.belay.protect.Consent;
import dev.belay.protect.Operation;
import dev.belay.repository.BackupClass;
import dev.belay.repository.HistoryJson;
import dev.belay.repository.Manifest;
import dev.belay.repository.Retention;
import dev.belay.restore.Restore;
import dev.belay.run.Runs;
import dev.belay.run.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The verb rollback: brings the target back to the backup that was taken before the last migration,
 * and marks the versions that are gone by it, so that a restarting application does not apply them
 * again.
 */
public final class Rollback {
  public static final String VERB = "rollback";

  private static final String TWIN = "twin";
  private static final String VERSIONS = "versions";

  private final Workspace workspace;
  private final Retention retention;
  private final Consent consent;

  public Rollback(Workspace workspace, Retention retention, Consent consent) {
    this.workspace = workspace;
    this.retention = retention;
    this.consent = consent;
  }

  /**
   * What would be taken back.
   *
   * @param run the run that would be taken back
   * @param backup what the target would hold again
   * @param versions those that would be gone
   * @param writes what was written since the migration, in words; empty if nothing
   * @param known whether {@code writes} could be told at all
   * @param untouched whether nothing was written since into what the migration has brought
   */
  public record Plan(
      String run,
      Manifest backup,
      List<HistoryEntry> versions,
      List<String> writes,
      boolean known,
      boolean untouched) {
    public Plan {
      versions = List.copyOf(versions);
      writes = List.copyOf(writes);
    }
  }

  /**
   * Looks what a rollback would do; changes nothing.
   *
   * @param discardWrites whether writes since may be given up: then a twin need not be compared,
   *     which would read everything
   * @throws dev.belay.problem.BelayException {@code NOTHING_TO_ROLL_BACK}
   */
  public Plan plan(boolean discardWrites) {
    try (Session session = workspace.database().openReadOnly()) {
      List<HistoryEntry> history = session.history();
      String run = lastRun(history);
      Manifest backup = backupOf(run);
      List<HistoryEntry> versions =
          history.stream()
              .filter(entry -> entry.run().equals(run))
              .filter(entry -> entry.outcome() == HistoryEntry.Outcome.APPLIED)
              .toList();
      Optional<Fingerprint> after =
          discardWrites && hasTwin(run)
              ? Optional.empty()
              : workspace.repository().findFingerprint(run);
      if (after.isEmpty()) {
        return new Plan(run, backup, versions, List.of(), false, false);
      }
      Fingerprint now = session.fingerprint(Carry.NOTHING, Progress.NONE);
      boolean untouched = Brought.isUntouched(backup.fingerprint(), after.get(), now);
      return new Plan(run, backup, versions, differences(after.get(), now), true, untouched);
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
   * Rolls back. On failure, and where writes would be lost, the target is as before.
   *
   * @param discardWrites whether what was written since the migration may be given up
   */
  public Outcome rollBack(Plan plan, boolean discardWrites) {
    return rollBack(plan, Optional.empty(), discardWrites);
  }

  /**
   * The same.
   *
   * @param why this way was chosen, for people
   */
  public Outcome rollBack(Plan plan, Optional<String> why, boolean discardWrites) {
    var around =
        new Restore.Around() {
          @Override
          public List<Step> before(String run) {
            List<Step> steps = new ArrayList<>();
            why.ifPresent(text -> steps.add(new Told(WaysBack.STEP, text)));
            steps.add(new WritesStep(workspace, plan, discardWrites));
            return steps;
          }

          @Override
          public List<Step.Retriable> after(String run) {
            return List.of(MarkStep.ofBackup(workspace, run));
          }
        };
    if (hasTwin(plan.run())) {
      refuseSwap();
      KeptPlace place = KeptPlace.in(workspace.database());
      return new Runs(workspace)
          .start(
              VERB,
              place.in(Map.of(TWIN, plan.run(), VERSIONS, HistoryJson.writeAll(plan.versions()))),
              (run, scratch) -> {
                List<Step> steps = new ArrayList<>(around.before(run));
                steps.addAll(bySwap(plan.run(), run, plan.versions(), place));
                return steps;
              });
    }
    return restore().start(VERB, plan.backup(), around);
  }

  private void refuseSwap() {
    Obstacle.refuse(
        "can't swap the names of " + workspace.target().name() + " and its twin",
        workspace.database().obstaclesToReplacing());
  }

  private boolean hasTwin(String run) {
    return workspace.database().twins().flatMap(twins -> twins.find(run)).isPresent();
  }

  /** Nothing is backed up: what is there stays on the server, whole. */
  private List<Step> bySwap(
      String source, String run, List<HistoryEntry> versions, KeptPlace place) {
    String what = "The names of " + workspace.target().name() + " and its twin are swapped.";
    List<Step> steps = new ArrayList<>();
    steps.add(new ConfirmStep(consent, Operation.ROLLBACK, workspace, () -> what));
    steps.add(new TwinSwapStep(workspace.database(), source, run));
    steps.addAll(place.steps(workspace));
    steps.add(new MarkStep(workspace, run, () -> versions));
    steps.add(new PruneStep(workspace.repository(), retention));
    return steps;
  }

  private Restore restore() {
    return new Restore(workspace, retention, consent);
  }

  /**
   * Brings back what the target held before the last rollback or restore that the audit trail knows
   * of.
   *
   * @throws dev.belay.problem.BelayException {@code NOTHING_TO_ROLL_BACK} if there was none, or if
   *     it found nothing that could have been saved
   */
  public Outcome undo() {
    String run = lastReplacement();
    if (hasTwin(run)) {
      refuseSwap();
      KeptPlace place = KeptPlace.in(workspace.database());
      return new Runs(workspace)
          .start(
              VERB,
              place.in(Map.of(TWIN, run)),
              (own, scratch) -> bySwap(run, own, List.of(), place));
    }
    Manifest saved =
        workspace.repository().catalog().backups().stream()
            .filter(manifest -> manifest.backupClass() == BackupClass.PRE_RESTORE)
            .filter(manifest -> manifest.run().equals(run))
            .findFirst()
            .orElseThrow(() -> notUndoable("run " + run + " left no backup of what was before"));
    return restore().restore(saved);
  }

  private String lastReplacement() {
    String location = workspace.target().url().toString();
    return workspace.audit().read().reversed().stream()
        .filter(record -> record.location().equals(location))
        .filter(record -> record.what().equals(Runs.COMPLETED))
        .filter(record -> record.verb().equals(VERB) || record.verb().equals(Restore.VERB))
        .map(AuditRecord::run)
        .findFirst()
        .orElseThrow(() -> notUndoable("no rollback or restore is on record"));
  }

  private static BelayException notUndoable(String what) {
    return Problem.of(Code.NOTHING_TO_ROLL_BACK, what)
        .remedy("see what there is: belay backups; then: belay restore BACKUP")
        .toException();
  }

  /** The steps of a killed rollback. */
  public Runs.Steps again(RunHeader header) {
    if (header.arguments().containsKey(TWIN)) {
      List<HistoryEntry> versions =
          Optional.ofNullable(header.arguments().get(VERSIONS))
              .map(HistoryJson::readAll)
              .orElse(List.of());
      String source = header.arguments().getOrDefault(TWIN, "");
      return (run, scratch) -> bySwap(source, run, versions, KeptPlace.of(header));
    }
    var around =
        new Restore.Around() {
          @Override
          public List<Step.Retriable> after(String run) {
            return List.of(MarkStep.ofBackup(workspace, run));
          }
        };
    return restore().again(header, around);
  }
}
