package dev.belay.cli.verb;

import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.Ending;
import dev.belay.json.Json;
import dev.belay.pipeline.Outcome;
import dev.belay.problem.ExitStatus;
import dev.belay.repository.Manifest;
import dev.belay.run.Workspace;
import dev.belay.verify.Verify;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code belay verify [BACKUP]}. */
final class VerifyVerb implements Verb {
  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        Options.parameter(
            0, false, "BACKUP", "A name, the beginning of one, or latest, which is meant."));
  }

  @Override
  public List<String> examples() {
    return List.of("belay verify", "belay verify db_backup_20261120_093012");
  }

  @Override
  public List<ExitStatus> statuses() {
    return List.of(ExitStatus.NO, ExitStatus.FAILED, ExitStatus.UNREACHABLE);
  }

  @Override
  public Answer run(ParseResult given, Desk desk) {
    Workspace workspace = desk.archive();
    Manifest manifest =
        workspace.repository().catalog().get(Options.parameter(given, 0).orElse("latest"));
    Outcome outcome = new Verify(workspace).verify(manifest);
    return new Ending(workspace.target().name(), desk.undone())
        .of(
            outcome,
            List.of("Good: " + manifest.id() + " can be restored."),
            Json.object().put("backup", manifest.id()).build());
  }
}
