package dev.belay.cli.verb;

import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.Words;
import dev.belay.config.ConfigurationTemplate;
import dev.belay.database.DatabaseUrl;
import dev.belay.database.Environment;
import dev.belay.json.Json;
import dev.belay.problem.Code;
import dev.belay.problem.ExitStatus;
import dev.belay.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** {@code belay init}. */
final class InitVerb implements Verb {
  @Override
  public List<String> examples() {
    return List.of(
        "belay init",
        "belay init -t postgresql://ada@db1/shop",
        "belay init --environment development");
  }

  @Override
  public List<ExitStatus> statuses() {
    return List.of(ExitStatus.FAILED);
  }

  @Override
  public Answer run(ParseResult given, Desk desk) {
    Optional<Environment> told = Options.text(given, "--environment").map(InitVerb::environment);
    Path folder = desk.shell().folder();
    Optional<DatabaseUrl> chosen =
        Options.text(given, "--target").map(url -> DatabaseUrl.parse(url, folder));
    Path file = ConfigurationTemplate.of(folder, desk.shell().environment(), told, chosen).write();
    return Answer.done(
        "completed",
        List.of(
            "Wrote " + Words.path(file, folder) + ".",
            "Look it through; then: belay config, belay status"),
        Json.object().put("file", file.toString()).build());
  }

  private static Environment environment(String text) {
    return Environment.parse(text)
        .orElseThrow(
            () ->
                Problem.of(Code.USAGE, "there is no environment " + text)
                    .remedy("one of development, test, staging, production")
                    .toException());
  }
}
