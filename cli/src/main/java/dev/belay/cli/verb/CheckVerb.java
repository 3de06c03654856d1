package dev.belay.cli.verb;

import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.config.Setting;
import dev.belay.migrate.Migrate;
import dev.belay.problem.ExitStatus;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code belay check}: the dry run. */
final class CheckVerb implements Verb {
  @Override
  public void describe(CommandSpec spec) {
    MigrateVerb.addCommon(spec);
  }

  @Override
  public List<Setting<?>> settings() {
    return MigrateVerb.SETTINGS;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "belay check                    rehearse what is pending, on a copy",
        "belay check --no-rehearsal     only read the statements",
        "belay check --json             for CI");
  }

  @Override
  public List<ExitStatus> statuses() {
    return List.of(
        ExitStatus.NO, ExitStatus.FAILED, ExitStatus.UNREACHABLE, ExitStatus.INTERRUPTED);
  }

  @Override
  public Answer run(ParseResult given, Desk desk) {
    Migrate.Report report = MigrateVerb.migrate(given, desk).check();
    return new MigrateAnswer(desk, "check", report).answer();
  }
}
