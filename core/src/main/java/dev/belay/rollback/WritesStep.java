package dev.belay.rollback;

import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.run.Workspace;
import java.util.List;

/** Refuses to lose what was written since the migration, unless that was asked for. */
final class WritesStep implements Step {
  private static final int SHOWN = 20;

  private final Workspace workspace;
  private final Rollback.Plan plan;
  private final boolean discardWrites;

  WritesStep(Workspace workspace, Rollback.Plan plan, boolean discardWrites) {
    this.workspace = workspace;
    this.plan = plan;
    this.discardWrites = discardWrites;
  }

  @Override
  public String name() {
    return "writes";
  }

  @Override
  public void run(Notes notes) {
    if (discardWrites && !plan.known()) {
      notes.say("given up, whatever it was: not looked for");
      return;
    }
    if (plan.known() && plan.writes().isEmpty()) {
      notes.say("nothing was written since the migration");
      return;
    }
    List<String> shown = plan.writes().stream().limit(SHOWN).toList();
    String told =
        plan.known()
            ? "written since the migration:\n" + String.join("\n", shown)
            : "nobody can tell what was written since: its fingerprint is not in the store";
    if (!discardWrites) {
      throw lost(told);
    }
    notes.say("given up; " + told);
  }

  private BelayException lost(String why) {
    return Problem.of(Code.WRITES_WOULD_BE_LOST, "rolling back would lose what was written since")
        .why(why)
        .state("nothing was changed in " + workspace.target().name())
        .remedy(
            "keep it and mend forward with a new migration, or take the last one back by its down\n"
                + "script: belay rollback --by-script; or give it up: belay rollback"
                + " --discard-writes")
        .toException();
  }

  @Override
  public void undo(Notes notes) {
    // nothing was changed
  }
}
