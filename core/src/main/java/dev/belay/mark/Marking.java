package dev.belay.mark;

import dev.belay.database.Environment;
import dev.belay.database.Target;
import dev.belay.pipeline.Outcome;
import dev.belay.pipeline.RunHeader;
import dev.belay.pipeline.Step;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.protect.ConfirmStep;
import dev.belay.protect.Consent;
import dev.belay.protect.MarkReading;
import dev.belay.protect.Operation;
import dev.belay.run.Runs;
import dev.belay.run.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The verb mark: writes into a database what it is for. */
public final class Marking {
  public static final String VERB = "mark";

  private static final String ENVIRONMENT = "environment";

  private final Workspace workspace;
  private final Consent consent;

  /**
   * Prepares.
   *
   * @param consent asked where the database would be less protected by the new mark
   */
  public Marking(Workspace workspace, Consent consent) {
    this.workspace = workspace;
    this.consent = consent;
  }

  /**
   * Marks the target. On failure its mark is as before.
   *
   * @throws dev.belay.problem.BelayException {@code DATABASE_MISSING}, {@code CONFIRMATION_NEEDED}
   */
  public Outcome mark(Environment environment) {
    if (!workspace.database().exists()) {
      throw Problem.of(Code.DATABASE_MISSING, "there is no database at " + workspace.target().url())
          .why("what is not there can't be marked")
          .remedy("make it first: belay migrate")
          .toException();
    }
    return new Runs(workspace)
        .start(VERB, Map.of(ENVIRONMENT, environment.toString()), steps(environment));
  }

  /** The steps of a killed run. */
  public Runs.Steps again(RunHeader header) {
    return steps(
        Environment.parse(header.arguments().getOrDefault(ENVIRONMENT, ""))
            .orElse(Environment.UNKNOWN));
  }

  private Runs.Steps steps(Environment environment) {
    return (run, scratch) -> {
      List<Step> steps = new ArrayList<>();
      Target known = MarkReading.target(workspace);
      if (known.environment().isStricterThan(environment)) {
        String what = "From here on it counts as " + environment + ", and is protected like that.";
        steps.add(new ConfirmStep(consent, Operation.MARK, workspace, () -> what));
      }
      steps.add(new MarkStep(workspace, environment));
      return steps;
    };
  }
}
