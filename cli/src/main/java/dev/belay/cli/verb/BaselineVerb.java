package dev.belay.cli.verb;

import dev.belay.baseline.Baseline;
import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.Ending;
import dev.belay.config.Setting;
import dev.belay.config.Settings;
import dev.belay.json.Json;
import dev.belay.migration.Migration;
import dev.belay.problem.Counted;
import dev.belay.problem.ExitStatus;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code belay baseline VERSION}. */
final class BaselineVerb implements Verb {
  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        Options.parameter(
            0, true, "VERSION", "The newest migration that the database contains, or none."));
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(Settings.MIGRATIONS, Settings.MIGRATE_LOCK_WAIT);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "belay baseline 0041    the migrations up to 0041 are in it already",
        "belay baseline none    none of them is");
  }

  @Override
  public List<ExitStatus> statuses() {
    return List.of(
        ExitStatus.NO,
        ExitStatus.FAILED,
        ExitStatus.NEEDS_PERSON,
        ExitStatus.LOCKED,
        ExitStatus.UNREACHABLE);
  }

  @Override
  public Answer run(ParseResult given, Desk desk) {
    Baseline.Report report =
        new Baseline(desk.workspace(), desk.target().migrationPlace())
            .baseline(Options.parameter(given, 0).orElse(Baseline.NONE));
    String target = desk.target().target().name();
    List<String> files = report.contained().stream().map(Migration::file).toList();
    String done =
        files.isEmpty()
            ? "Done: none of the migrations is in " + target + " yet."
            : "Done: "
                + Counted.of(files.size(), "migration")
                + " up to "
                + files.get(files.size() - 1)
                + " counted as applied to "
                + target
                + ".";
    return new Ending(target, desk.undone())
        .of(report.outcome(), List.of(done), Json.object().putTexts("migrations", files).build());
  }
}
