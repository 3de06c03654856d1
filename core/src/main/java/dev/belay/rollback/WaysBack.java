package dev.belay.rollback;

import dev.belay.check.Allow;
import dev.belay.migration.Migration;
import dev.belay.migration.MigrationFolder;
import dev.belay.pipeline.Step;
import dev.belay.pipeline.Told;
import dev.belay.repository.RehearsalRecord;
import dev.belay.run.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses how to take the last run back. A restore brings back everything as it was, and loses what
 * was written since; down scripts that the rehearsal has proven keep that. So it is the scripts
 * where something was written, and the backup, or the twin, where nothing was.
 */
public final class WaysBack {
  /** The name of the step that tells. */
  public static final String STEP = "way";

  private static final List<String> LOSING = List.of("ban-drop-column", "ban-drop-table");

  private final Workspace workspace;
  private final Path migrations;

  public WaysBack(Workspace workspace, Path migrations) {
    this.workspace = workspace;
    this.migrations = migrations;
  }

  /** What was asked for. */
  public enum Wish {
    ANY,
    BACKUP
  }

  /**
   * What was chosen.
   *
   * @param byScript whether down scripts are run; otherwise the backup or twin comes back
   * @param why for people; empty where there was no choice
   * @param allows what need not be asked: nothing is in it but what the migration has brought
   */
  public record Choice(boolean byScript, Optional<String> why, List<Allow> allows) {
    public Choice {
      allows = List.copyOf(allows);
    }

    /** A step that says so. */
    public Step told() {
      return new Told(STEP, why.orElse(""));
    }
  }

  /** Chooses; changes nothing. */
  public Choice choose(Rollback.Plan plan, Wish wish, boolean discardWrites) {
    RehearsalRecord rehearsal = workspace.repository().findRehearsal(plan.run());
    if (wish == Wish.BACKUP || rehearsal.downScripts().isEmpty()) {
      return backup(Optional.empty());
    }
    if (discardWrites) {
      return backup(Optional.of("the backup: what was written since is given up"));
    }
    if (plan.known() && plan.writes().isEmpty()) {
      return backup(Optional.of("the backup: nothing was written since"));
    }
    Optional<String> fault = fault(rehearsal);
    if (fault.isPresent()) {
      return backup(Optional.of("the backup: down scripts are not proven: " + fault.get()));
    }
    return new Choice(
        true,
        Optional.of("the down scripts, as proven in rehearsal: what was written since stays"),
        plan.untouched() ? allows(plan, rehearsal) : List.of());
  }

  private static Choice backup(Optional<String> why) {
    return new Choice(false, why, List.of());
  }

  /** Why the scripts that are there now are not those that were proven. */
  private Optional<String> fault(RehearsalRecord rehearsal) {
    if (!rehearsal.isProven()) {
      return rehearsal.faults().stream().findFirst();
    }
    Map<String, String> now = new HashMap<>();
    for (Migration each : MigrationFolder.read(migrations).migrations()) {
      each.downScript().ifPresent(down -> now.put(down.file(), down.checksum()));
    }
    for (Map.Entry<String, String> each : rehearsal.downScripts().entrySet()) {
      if (!each.getValue().equals(now.get(each.getKey()))) {
        return Optional.of(each.getKey() + " is not what it was then");
      }
    }
    return Optional.empty();
  }

  private static List<Allow> allows(Rollback.Plan plan, RehearsalRecord rehearsal) {
    String because = "it came with the migration, and is as run " + plan.run() + " left it";
    List<Allow> allows = new ArrayList<>();
    for (String file : rehearsal.downScripts().keySet()) {
      LOSING.forEach(rule -> allows.add(Allow.ifNeeded(rule, file, because)));
    }
    return allows;
  }
}
