package dev.belay.privilege;

import dev.belay.engine.Diagnosis;
import dev.belay.engine.Diagnosis.Verdict;
import dev.belay.engine.Roles;
import dev.belay.pipeline.Outcome;
import dev.belay.pipeline.RunHeader;
import dev.belay.pipeline.Step;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.protect.ConfirmStep;
import dev.belay.protect.Consent;
import dev.belay.protect.Operation;
import dev.belay.run.Runs;
import dev.belay.run.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reports what an application's role could destroy, and takes the rights to do so from it. */
public final class Privileges {
  public static final String VERB = "privileges";

  private static final String OWNER = "owner";
  private static final String APPLICATION = "application";

  private final Workspace workspace;
  private final Consent consent;

  public Privileges(Workspace workspace, Consent consent) {
    this.workspace = workspace;
    this.consent = consent;
  }

  /**
   * The roles of the target's server.
   *
   * @throws dev.belay.problem.BelayException {@code NOT_SUPPORTED} if the engine knows none
   */
  public Roles roles() {
    String place = workspace.target().url().toString();
    return workspace
        .database()
        .roles()
        .orElseThrow(
            () ->
                Problem.of(Code.NOT_SUPPORTED, workspace.engine().name() + " has no roles")
                    .why("whoever can write to the file can do everything to what is in it")
                    .remedy(
                        "let the file belong to the application's own user, chmod 600 "
                            + place
                            + "\nand the backups to another one, whose folder it can't write")
                    .toException());
  }

  /** Splits owner and application: on a copy first. On failure all rights are as before. */
  public Outcome apply(Roles.Pair pair) {
    return new Runs(workspace)
        .start(
            VERB,
            Map.of(OWNER, pair.owner(), APPLICATION, pair.application()),
            (run, scratch) -> steps(pair, scratch));
  }

  /** The steps of a killed run. */
  public Runs.Steps again(RunHeader header) {
    var pair =
        new Roles.Pair(
            header.arguments().getOrDefault(OWNER, ""),
            header.arguments().getOrDefault(APPLICATION, ""));
    return (run, scratch) -> steps(pair, scratch);
  }

  private List<Step> steps(Roles.Pair pair, Path scratch) {
    Roles roles = roles();
    return List.of(
        new RehearseRolesStep(roles, pair, scratch),
        new ConfirmStep(consent, Operation.PRIVILEGES, workspace, () -> lost(roles, pair)),
        new SplitStep(roles, pair),
        new ProveStep(roles, pair));
  }

  private static String lost(Roles roles, Roles.Pair pair) {
    String now =
        roles.examine(pair.application()).stream()
            .filter(each -> each.verdict() == Verdict.BAD)
            .map(Diagnosis::finding)
            .collect(Collectors.joining("\n"));
    return "Everything in the database is going to belong to "
        + pair.owner()
        + ", and "
        + pair.application()
        + " loses what it may do now:\n"
        + now;
  }
}
