package dev.belay.cli.verb;

import dev.belay.check.report.CheckReport;
import dev.belay.check.report.Subject;
import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.CheckText;
import dev.belay.config.Configuration;
import dev.belay.config.Setting;
import dev.belay.config.Settings;
import dev.belay.migrate.DryRunReport;
import dev.belay.migrate.Migrate;
import dev.belay.migration.Tool;
import dev.belay.problem.ExitStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code belay check}: the dry run. */
final class CheckVerb implements Verb {
  @Override
  public void describe(CommandSpec spec) {
    CheckRequest.addTo(spec);
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
        "belay check --format html --output check.html",
        "belay check --fix              show the files with the safe forms",
        "belay check --static --engine postgresql --since origin/main --format github");
  }

  @Override
  public List<ExitStatus> statuses() {
    return List.of(
        ExitStatus.NO, ExitStatus.FAILED, ExitStatus.UNREACHABLE, ExitStatus.INTERRUPTED);
  }

  @Override
  public boolean isDocument(ParseResult given) {
    return CheckRequest.isDocument(given);
  }

  @Override
  public Answer run(ParseResult given, Desk desk) {
    CheckRequest request = CheckRequest.of(given, desk.shell().folder());
    Configuration configuration =
        request.filesOnly() ? desk.configurationForFiles() : desk.configuration();
    return request.filesOnly() || isWithoutTarget(configuration, given, desk)
        ? new StaticCheck(desk, request, configuration).run()
        : dryRun(given, desk, request);
  }

  /** Whether nobody has named any; what was named and is not there is told. */
  private static boolean isWithoutTarget(
      Configuration configuration, ParseResult given, Desk desk) {
    return configuration.selection() instanceof Configuration.Selection.Missing
        && configuration.targetNames().isEmpty()
        && !given.hasMatchedOption(Settings.TARGET.option())
        && Settings.TARGET.variables().stream().noneMatch(desk.shell().environment()::containsKey);
  }

  private static Answer dryRun(ParseResult given, Desk desk, CheckRequest request) {
    Path folder = desk.target().migrations();
    ReportFiles files = ReportFiles.of(request, desk.shell(), folder::resolve);
    Migrate.Report done = MigrateVerb.migrate(given, desk).check(files::isTold);
    var subject =
        new Subject(
            desk.target().target().url().scheme(),
            Optional.of(desk.target().target()),
            desk.shell().identity().version());
    CheckReport report =
        DryRunReport.of(
            done,
            desk.target().command().line(),
            subject,
            desk.target().check().failOn(),
            files::isTold,
            files::path);
    Answer answer = new MigrateAnswer(desk, done, new CheckText(report)).answer();
    return new ReportWriter(desk, request).write(report, fixed(answer, done, request, desk));
  }

  private static Answer fixed(Answer answer, Migrate.Report done, CheckRequest request, Desk desk) {
    if (!request.fix()) {
      return answer;
    }
    boolean own = done.migrations().stream().allMatch(each -> each.migration().mark().isEmpty());
    var place =
        new Fixing.Place(
            desk.target().migrations(),
            own ? Optional.of(Tool.PLAIN) : desk.configuration().migrations().tool(),
            done.migrations());
    return new Fixing(desk.workspace().engine().dialect(), request.write(), "belay check")
        .with(answer, List.of(place), done.findings());
  }
}
