package dev.belay.guard;

import dev.belay.engine.GuardOptions;
import dev.belay.engine.GuardStatus;
import dev.belay.engine.Guards;
import dev.belay.pipeline.Outcome;
import dev.belay.pipeline.Step;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.protect.ConfirmStep;
import dev.belay.protect.Consent;
import dev.belay.protect.Operation;
import dev.belay.run.Runs;
import dev.belay.run.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The verbs protect and unprotect: put guards into a database, tell what they cover, and take them
 * out again. Whatever makes it refuse less than before needs consent.
 */
public final class Protect {
  public static final String PROTECT = "protect";
  public static final String UNPROTECT = "unprotect";

  private final Workspace workspace;
  private final Consent consent;

  public Protect(Workspace workspace, Consent consent) {
    this.workspace = workspace;
    this.consent = consent;
  }

  /** What is in place. */
  public GuardStatus status() {
    return guards().status();
  }

  /** Puts guards in place; those of before that are not wanted go. */
  public Outcome protect(GuardOptions wanted) {
    Optional<GuardOptions> before = guards().status().options();
    List<Step> steps = new ArrayList<>();
    if (before.isPresent() && wanted.allowMoreThan(before.get())) {
      steps.add(confirm(Operation.PROTECT, " is going to refuse less than it does now."));
    }
    steps.add(new GuardsStep(guards(), Optional.of(wanted)));
    return start(PROTECT, steps);
  }

  /** Takes all guards out. */
  public Outcome unprotect() {
    return start(
        UNPROTECT,
        List.of(
            confirm(Operation.UNPROTECT, " is going to refuse nothing any more."),
            new GuardsStep(guards(), Optional.empty())));
  }

  private Step confirm(Operation operation, String what) {
    String name = workspace.target().name();
    return new ConfirmStep(consent, operation, workspace, () -> name + what);
  }

  private Outcome start(String verb, List<Step> steps) {
    return new Runs(workspace).start(verb, Map.of(), (run, scratch) -> steps);
  }

  /** The steps of a killed run: its transaction has ended, well or not at all. */
  public Runs.Steps again() {
    return (run, scratch) -> List.of(new GuardsStep(guards(), Optional.empty()));
  }

  private Guards guards() {
    return workspace
        .database()
        .guards()
        .orElseThrow(
            () ->
                Problem.of(
                        Code.NOT_SUPPORTED,
                        workspace.engine().name() + " has no guards inside of a database")
                    .why(
                        "nobody but the program that opens a file decides what is done to it:"
                            + " there is no server that could refuse")
                    .state("nothing was changed in " + workspace.target().name())
                    .remedy("what helps are backups elsewhere, often: belay backup")
                    .toException());
  }
}
