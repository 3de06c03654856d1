package dev.belay.restore;

import dev.belay.backup.BackupStep;
import dev.belay.backup.PruneStep;
import dev.belay.engine.Database;
import dev.belay.engine.Obstacle;
import dev.belay.engine.Part;
import dev.belay.guard.KeptPlace;
import dev.belay.pipeline.Outcome;
import dev.belay.pipeline.RunHeader;
import dev.belay.pipeline.Step;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.protect.ConfirmStep;
import dev.belay.protect.Consent;
import dev.belay.protect.Operation;
import dev.belay.repository.BackupClass;
import dev.belay.repository.Manifest;
import dev.belay.repository.Retention;
import dev.belay.run.Runs;
import dev.belay.run.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The verb restore: backs up what is there, unpacks the backup aside, proves it, swaps it in. On
 * failure the target is as before.
 */
public final class Restore {
  public static final String VERB = "restore";

  private static final String BACKUP = "backup";
  private static final String DUMP = "dump";
  private static final String INSIDE = "inside";

  private final Workspace workspace;
  private final Retention retention;
  private final Consent consent;

  public Restore(Workspace workspace, Retention retention, Consent consent) {
    this.workspace = workspace;
    this.retention = retention;
    this.consent = consent;
  }

  /** Restores a backup in place of what the target holds. */
  public Outcome restore(Manifest manifest) {
    return start(VERB, manifest, Around.NOTHING);
  }

  /**
   * Restores a dump of another tool's in place of what the target holds.
   *
   * @param dump a file or a folder
   */
  public Outcome restore(Path dump) {
    Obstacle.refuse("can't put " + dump + " in place", workspace.database().obstaclesToReplacing());
    return start(VERB, Map.of(DUMP, dump.toString()), Around.NOTHING);
  }

  /**
   * Makes a new database out of a backup; the target is not touched.
   *
   * @param other where nothing is yet
   */
  public Outcome restoreTo(Manifest manifest, Database other) {
    Obstacle.refuse("can't restore " + manifest.id(), other.obstacles(manifest.description()));
    return elsewhere(new FromBackup(workspace.repository(), manifest.id()), other);
  }

  /** The same out of a dump of another tool's. */
  public Outcome restoreTo(Path dump, Database other) {
    return elsewhere(new FromDump(dump), other);
  }

  /**
   * Replaces what the target holds in one transaction, without making a database: for whoever has
   * not the right to. Applications wait meanwhile.
   */
  public Outcome restoreInside(Manifest manifest) {
    Obstacle.refuse(
        "can't put " + manifest.id() + " in place",
        workspace.database().obstaclesInside(manifest.description()));
    Map<String, String> arguments = Map.of(BACKUP, manifest.id(), INSIDE, "yes");
    KeptPlace place = KeptPlace.in(workspace.database());
    return new Runs(workspace).start(VERB, place.in(arguments), inside(manifest.id(), place));
  }

  private Runs.Steps inside(String backup, KeptPlace place) {
    return (run, scratch) -> {
      List<Step> steps = new ArrayList<>();
      steps.add(
          new ConfirmStep(
              consent,
              Operation.RESTORE,
              workspace,
              () -> replaced(new FromBackup(workspace.repository(), backup))));
      steps.add(
          new SaveStep(
              workspace, new BackupStep(workspace, BackupClass.PRE_RESTORE, "", run, scratch)));
      steps.add(new InsideStep(workspace, backup, scratch));
      steps.addAll(place.steps(workspace));
      steps.add(new PruneStep(workspace.repository(), retention));
      return steps;
    };
  }

  /** Adds a part of a backup to what the target holds; nothing that is there is touched. */
  public Outcome add(Manifest manifest, Part part) {
    return parts().add(parts().of(manifest.id()), part);
  }

  /** The same out of a dump of another tool's. */
  public Outcome add(Path dump, Part part) {
    return parts().add(new PartSource.OfDump(dump), part);
  }

  /** Makes a new database that holds a part of a backup. */
  public Outcome addTo(Manifest manifest, Part part, Database other) {
    Obstacle.refuse("can't restore " + manifest.id(), other.obstacles(manifest.description()));
    return parts().addTo(parts().of(manifest.id()), part, other);
  }

  /** The same out of a dump of another tool's. */
  public Outcome addTo(Path dump, Part part, Database other) {
    return parts().addTo(new PartSource.OfDump(dump), part, other);
  }

  private PartRestore parts() {
    return new PartRestore(workspace, consent);
  }

  private Outcome elsewhere(Incoming incoming, Database other) {
    return new Runs(workspace)
        .look((run, scratch) -> List.<Step>of(new ElsewhereStep(incoming, other, scratch)));
  }

  /** What another verb adds to a restore. */
  public interface Around {
    Around NOTHING = new Around() {};

    /** Steps that may still refuse. */
    default List<Step> before(String run) {
      return List.of();
    }

    /** Steps behind the swap. */
    default List<Step.Retriable> after(String run) {
      return List.of();
    }
  }

  /**
   * The same under another verb's name, with steps of its own around it.
   *
   * @throws dev.belay.problem.BelayException {@code RESTORE_REFUSED}, naming all that stands in the
   *     way
   */
  public Outcome start(String verb, Manifest manifest, Around around) {
    manifest.part().ifPresent(part -> refusePart(manifest, part));
    List<Obstacle> obstacles = new ArrayList<>(workspace.database().obstaclesToReplacing());
    obstacles.addAll(workspace.database().obstacles(manifest.description()));
    Obstacle.refuse("can't put " + manifest.id() + " in place", obstacles);
    return start(verb, Map.of(BACKUP, manifest.id()), around);
  }

  private Outcome start(String verb, Map<String, String> arguments, Around around) {
    KeptPlace place = KeptPlace.in(workspace.database());
    return new Runs(workspace)
        .start(verb, place.in(arguments), steps(verb, incoming(arguments), place, around));
  }

  private void refusePart(Manifest manifest, String part) {
    throw Problem.of(Code.BACKUP_INCOMPLETE, manifest.id() + " is no way back")
        .why("it holds only a part of " + workspace.target().name() + ": " + part)
        .state(workspace.target().name() + " was not touched")
        .remedy("make a new database of it: belay restore " + manifest.id() + " --to URL")
        .toException();
  }

  /** The steps of a killed run. */
  public Runs.Steps again(RunHeader header, Around around) {
    Map<String, String> arguments = header.arguments();
    if (arguments.containsKey(INSIDE)) {
      return inside(arguments.getOrDefault(BACKUP, ""), KeptPlace.of(header));
    }
    return parts()
        .again(arguments)
        .orElseGet(() -> steps(header.verb(), incoming(arguments), KeptPlace.of(header), around));
  }

  private Incoming incoming(Map<String, String> arguments) {
    String dump = arguments.getOrDefault(DUMP, "");
    return dump.isEmpty()
        ? new FromBackup(workspace.repository(), arguments.getOrDefault(BACKUP, ""))
        : new FromDump(Path.of(dump));
  }

  private Runs.Steps steps(String verb, Incoming incoming, KeptPlace place, Around around) {
    return (run, scratch) -> {
      var save =
          new SaveStep(
              workspace, new BackupStep(workspace, BackupClass.PRE_RESTORE, "", run, scratch));
      List<Step> steps = new ArrayList<>(around.before(run));
      steps.add(
          new ConfirmStep(
              consent,
              Operation.parse(verb).orElse(Operation.RESTORE),
              workspace,
              () -> what(incoming)));
      steps.add(save);
      steps.add(new SwapStep(workspace, incoming, save::saved, run, scratch));
      steps.addAll(place.steps(workspace));
      steps.addAll(around.after(run));
      steps.add(new PruneStep(workspace.repository(), retention));
      return steps;
    };
  }

  private String what(Incoming incoming) {
    List<String> sentences = new ArrayList<>();
    sentences.add(replaced(incoming));
    sentences.addAll(incoming.doubts(workspace.database()));
    return String.join("\n", sentences);
  }

  private String replaced(Incoming incoming) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "Everything in "
            + workspace.target().name()
            + " is going to be replaced by "
            + incoming.name()
            + "; what it holds now is backed up first.");
    sentences.addAll(incoming.losses(workspace));
    return String.join("\n", sentences);
  }
}
