package dev.belay.cli.verb;

import dev.belay.check.Allow;
import dev.belay.check.Conditions;
import dev.belay.check.Findings;
import dev.belay.check.Script;
import dev.belay.check.Tried;
import dev.belay.check.report.CheckReport;
import dev.belay.check.report.StaticReport;
import dev.belay.check.report.Subject;
import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.CheckText;
import dev.belay.cli.show.FindingText;
import dev.belay.config.Configuration;
import dev.belay.engine.Engine;
import dev.belay.json.Json;
import dev.belay.migration.Migration;
import dev.belay.migration.MigrationPlace;
import dev.belay.migration.ParsedMigration;
import dev.belay.othertools.MigrationFiles;
import dev.belay.problem.Code;
import dev.belay.problem.ExitStatus;
import dev.belay.problem.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The check of files alone: no database is opened, and nothing is left behind. */
final class StaticCheck {
  private final Desk desk;
  private final CheckRequest request;
  private final Configuration configuration;

  StaticCheck(Desk desk, CheckRequest request, Configuration configuration) {
    this.desk = desk;
    this.request = request;
    this.configuration = configuration;
  }

  CheckReport report() {
    Engine engine = engine();
    MigrationFiles found = MigrationFiles.read(places(), engine.name());
    Path folder = desk.shell().folder();
    ReportFiles files =
        ReportFiles.of(
            request, desk.shell(), name -> found.paths().getOrDefault(name, folder.resolve(name)));
    List<ParsedMigration> told = new ArrayList<>();
    List<ParsedMigration> earlier = new ArrayList<>();
    for (Migration migration : found.migrations()) {
      (files.isTold(migration.file()) ? told : earlier)
          .add(ParsedMigration.parse(migration, engine.dialect()));
    }
    Set<String> rules = Set.copyOf(configuration.check().rules());
    var conditions =
        new Conditions(engine.dialect(), engine.capabilities(), Optional.empty(), rules);
    Script script = StaticReport.script(earlier, told, conditions);
    Tried tried = Tried.in(engine, script);
    return StaticReport.of(
        new Subject(engine.name(), Optional.empty(), desk.shell().identity().version()),
        told,
        findings(script, tried),
        tried,
        configuration.check().failOn(),
        files::path);
  }

  private List<MigrationPlace> places() {
    return request.places().isEmpty()
        ? List.of(configuration.migrations())
        : request.places().stream().map(MigrationPlace::of).toList();
  }

  private Findings findings(Script script, Tried tried) {
    List<Allow> allows = configuration.check().allowed();
    return request.since().isPresent()
        ? StaticReport.ofNew(script, allows, tried)
        : StaticReport.ofEach(script.migrations(), script.conditions(), allows, tried);
  }

  Answer answer(CheckReport report) {
    var text = new CheckText(report);
    List<String> lines =
        new ArrayList<>(
            new FindingText(desk.shell().terminal(), "check").lines(report.all(), report.failOn()));
    lines.addAll(text.overview());
    lines.add(text.summary());
    boolean passes = report.passes();
    lines.add(
        passes
            ? "Nothing stands in the way, as far as the files can tell. No database was looked at."
            : "Refused: findings stand in the way. No database was looked at.");
    return new Answer(
        passes ? ExitStatus.DONE : ExitStatus.NO,
        passes ? "completed" : "refused",
        lines,
        data(report));
  }

  private static Json.Members data(CheckReport report) {
    return Json.object()
        .putTexts("migrations", report.files().stream().map(file -> file.name()).toList())
        .put("findings", FindingText.json(report.all()))
        .putTexts("unchecked", report.unchecked())
        .build();
  }

  /** The one that was named, else the one that the target's URL is for. */
  private Engine engine() {
    List<Engine> engines = desk.shell().engines().apply(Duration.ZERO);
    List<Engine> fitting = new ArrayList<>(engines);
    if (request.engine().isPresent()) {
      fitting.removeIf(engine -> !engine.name().equals(request.engine().get()));
    } else if (configuration.selection() instanceof Configuration.Selection.Selected selected) {
      fitting.removeIf(engine -> !engine.speaks(selected.target().target().url()));
    } else {
      throw unknown(engines, "what the files are written for is not said").toException();
    }
    if (fitting.isEmpty()) {
      String name = request.engine().orElse("the target's");
      throw unknown(engines, "there is no engine " + name).toException();
    }
    return fitting.getFirst();
  }

  private static Problem unknown(List<Engine> engines, String what) {
    List<String> names = engines.stream().map(engine -> "--engine " + engine.name()).toList();
    return Problem.of(Code.TARGET_UNKNOWN, what)
        .why("no database is named, so the files alone are read")
        .state("")
        .remedy(
            "name one: belay check " + String.join(" or ", names) + "; or a database: -t TARGET");
  }
}
