package dev.belay.cli.verb;

import dev.belay.cli.Desk;
import dev.belay.cli.Evidence;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.Ending;
import dev.belay.cli.show.Rows;
import dev.belay.config.Origin;
import dev.belay.config.Setting;
import dev.belay.config.Settings;
import dev.belay.config.Vote;
import dev.belay.database.Environment;
import dev.belay.json.Json;
import dev.belay.mark.Marking;
import dev.belay.problem.Code;
import dev.belay.problem.ExitStatus;
import dev.belay.problem.Problem;
import dev.belay.run.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code belay mark [ENVIRONMENT]}. */
final class MarkVerb implements Verb {
  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        Options.parameter(
            0,
            false,
            "ENVIRONMENT",
            "production, staging, development or test; without it, what is known is shown."));
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(Settings.MIGRATE_LOCK_WAIT);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "belay mark production -t live    written in the database itself",
        "belay mark -t live               who says what it is for, and who decides");
  }

  @Override
  public List<ExitStatus> statuses() {
    return List.of(
        ExitStatus.NO,
        ExitStatus.FAILED,
        ExitStatus.NEEDS_PERSON,
        ExitStatus.LOCKED,
        ExitStatus.UNREACHABLE,
        ExitStatus.INTERRUPTED);
  }

  @Override
  public Answer run(ParseResult given, Desk desk) {
    Optional<Environment> wanted = Options.parameter(given, 0).map(MarkVerb::environment);
    Workspace workspace = desk.workspace();
    return wanted
        .map(environment -> mark(environment, workspace, desk))
        .orElseGet(() -> shown(desk.evidence()));
  }

  private static Environment environment(String word) {
    return Environment.parse(word)
        .orElseThrow(
            () ->
                Problem.of(Code.USAGE, "no environment is called " + word)
                    .remedy("say production, staging, development or test")
                    .toException());
  }

  private static Answer mark(Environment environment, Workspace workspace, Desk desk) {
    String target = workspace.target().name();
    List<String> done = new ArrayList<>();
    done.add("Done: " + target + " is marked " + environment + ".");
    desk.evidence().target().votes().stream()
        .filter(vote -> !isMark(vote) && vote.environment().isStricterThan(environment))
        .findFirst()
        .map(vote -> "It still counts as " + vote.environment() + ": " + vote.origin() + ".")
        .ifPresent(done::add);
    return new Ending(target, desk.undone())
        .of(
            new Marking(workspace, desk.consent(Optional.empty())).mark(environment),
            done,
            Json.object().put("mark", environment.toString()).build());
  }

  private static boolean isMark(Vote vote) {
    return vote.origin() instanceof Origin.Marked;
  }

  private static Answer shown(Evidence evidence) {
    var rows = new Rows();
    List<Json> votes = new ArrayList<>();
    for (Vote vote : evidence.target().votes()) {
      rows.add(vote.environment().toString(), vote.origin().toString());
      votes.add(
          Json.object()
              .put("environment", vote.environment().toString())
              .put("origin", vote.origin().toString())
              .build());
    }
    List<String> lines = new ArrayList<>(rows.lines(2));
    evidence.foreign().map(words -> "  " + words).ifPresent(lines::add);
    lines.add("The strictest decides: " + evidence.deciding() + ".");
    return new Answer(
        ExitStatus.DONE,
        evidence.target().target().environment().toString(),
        lines,
        Json.object().put("votes", Json.of(votes)).build());
  }
}
