package dev.belay.cli.verb;

import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.Ending;
import dev.belay.command.HandedUrl;
import dev.belay.config.Setting;
import dev.belay.config.Settings;
import dev.belay.json.Json;
import dev.belay.migration.Tool;
import dev.belay.othertools.Standing;
import dev.belay.pipeline.Outcome;
import dev.belay.problem.Code;
import dev.belay.problem.ExitStatus;
import dev.belay.problem.Problem;
import dev.belay.run.Workspace;
import dev.belay.testdb.TestDatabases;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code belay testdb create|reset|drop|url [NAME]}. */
final class TestdbVerb implements Verb {
  private static final String URL = "url";

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(Options.parameter(0, true, "ACTION", "create, reset, drop or url."));
    spec.addPositional(
        Options.parameter(
            1, false, "NAME", "Ends in _test; without it the target's name with _test behind it."));
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(Settings.MIGRATIONS, Settings.MIGRATE_LOCK_WAIT);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "belay testdb create                        beside the target, with all migrations",
        "belay testdb reset                         anew, or for the first time",
        "DATABASE_URL=$(belay testdb url) npm test",
        "belay testdb drop shop_ci_7_test");
  }

  @Override
  public List<ExitStatus> statuses() {
    return List.of(
        ExitStatus.NO,
        ExitStatus.FAILED,
        ExitStatus.LOCKED,
        ExitStatus.UNREACHABLE,
        ExitStatus.INTERRUPTED);
  }

  @Override
  public Answer run(ParseResult given, Desk desk) {
    String action = Options.parameter(given, 0).orElse(URL);
    Optional<String> name = Options.parameter(given, 1);
    return switch (action) {
      case URL -> url(TestPlace.of(given, name, false, desk));
      case "create" -> done(given, name, desk, TestDatabases::create, " is there");
      case "reset" -> done(given, name, desk, TestDatabases::reset, " is as new");
      case "drop" -> done(given, name, desk, TestDatabases::drop, " is gone");
      default ->
          throw Problem.of(Code.USAGE, "testdb can't " + action)
              .state("")
              .remedy("say create, reset, drop or url: belay testdb --help")
              .toException();
    };
  }

  /** The address alone, as the tool of the folder reads it, so that a script can take it. */
  private static Answer url(TestPlace place) {
    place.only().require(place.name());
    Tool tool = Standing.owner(place.settings().migrationPlace(), Optional.empty());
    String url = HandedUrl.of(place.target().target().url(), tool);
    return Answer.done("completed", List.of(url), Json.object().put("url", url).build());
  }

  @FunctionalInterface
  private interface Action {
    Outcome of(TestDatabases databases);
  }

  private static Answer done(
      ParseResult given, Optional<String> name, Desk desk, Action action, String what) {
    TestPlace place = TestPlace.of(given, name, true, desk);
    desk.output().header(place.target().target());
    Workspace workspace = desk.workspace(place.target());
    var databases =
        new TestDatabases(workspace, place.site(), place.name(), place.only(), place.filling(desk));
    Outcome outcome = action.of(databases);
    return new Ending(place.name(), desk.undone())
        .of(
            outcome,
            List.of("Done: " + place.name() + what + "."),
            Json.object().put("database", place.name()).build());
  }
}
