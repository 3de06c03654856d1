package dev.belay.cli.verb;

import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.Ending;
import dev.belay.json.Json;
import dev.belay.pipeline.Outcome;
import dev.belay.problem.Code;
import dev.belay.problem.ExitStatus;
import dev.belay.recover.Recover;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** {@code belay recover}. */
final class RecoverVerb implements Verb {
  @Override
  public List<String> examples() {
    return List.of("belay recover");
  }

  @Override
  public List<ExitStatus> statuses() {
    return List.of(
        ExitStatus.FAILED, ExitStatus.NEEDS_PERSON, ExitStatus.LOCKED, ExitStatus.UNREACHABLE);
  }

  @Override
  public Answer run(ParseResult given, Desk desk) {
    var recover =
        new Recover(
            desk.workspace(), desk.migrateOptions(false, false), desk.consent(Optional.empty()));
    String target = desk.target().target().name();
    Optional<Recover.Report> report = recover.recover();
    if (report.isEmpty()) {
      return Answer.done(
          "nothing",
          List.of("Nothing to recover: no run on " + target + " was killed."),
          Json.object().build());
    }
    String killed = report.get().killed().verb() + " (run " + report.get().killed().run() + ")";
    Json.Members data =
        Json.object()
            .put("run", report.get().killed().run())
            .put("killed", report.get().killed().verb())
            .build();
    if (putBack(report.get().outcome())) {
      return Answer.done(
          "rolled-back",
          List.of("Recovered: " + target + " is as it was before " + killed + "."),
          data);
    }
    return new Ending(target, desk.undone())
        .of(
            report.get().outcome(),
            List.of("Recovered: " + killed + " is complete, and its change is in " + target + "."),
            data);
  }

  /** To have put things back is what was asked for here. */
  private static boolean putBack(Outcome outcome) {
    return outcome instanceof Outcome.RolledBack(String ignored, var problem)
        && problem.code() == Code.INTERRUPTED;
  }
}
