package dev.belay.cli.verb;

import dev.belay.cli.Desk;
import dev.belay.cli.demo.Demo;
import dev.belay.cli.show.Answer;
import dev.belay.problem.ExitStatus;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code belay demo [FOLDER]}. */
final class DemoVerb implements Verb {
  private static final String FOLDER = "belay-demo";

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        Options.parameter(0, false, "FOLDER", "Is made for it; " + FOLDER + " if not given."));
  }

  @Override
  public List<String> examples() {
    return List.of("belay demo", "belay demo /tmp/play");
  }

  @Override
  public List<ExitStatus> statuses() {
    return List.of(ExitStatus.FAILED);
  }

  @Override
  public Answer run(ParseResult given, Desk desk) {
    return new Demo(desk.shell(), desk.shell().folder().resolve(name(given))).play();
  }

  private static String name(ParseResult given) {
    return Options.parameter(given, 0).orElse(FOLDER);
  }
}
