package dev.belay.cli.verb;

import dev.belay.check.report.MeasuredJson;
import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.CheckText;
import dev.belay.cli.show.Ending;
import dev.belay.cli.show.FindingText;
import dev.belay.cli.show.MeasuredText;
import dev.belay.fingerprint.Change;
import dev.belay.fingerprint.Comparison;
import dev.belay.json.Json;
import dev.belay.migrate.Migrate;
import dev.belay.migration.Migration;
import dev.belay.pipeline.Outcome;
import dev.belay.problem.Code;
import dev.belay.problem.Counted;
import dev.belay.rehearse.DownProof;
import dev.belay.rehearse.Measurements;
import dev.belay.rehearse.Rehearsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What migrate and check say in the end. */
final class MigrateAnswer {
  private final Desk desk;
  private final String verb;
  private final Migrate.Report report;
  private final Optional<CheckText> check;

  MigrateAnswer(Desk desk, String verb, Migrate.Report report) {
    this(desk, verb, report, Optional.empty());
  }

  /** Of a check, which tells more of each statement. */
  MigrateAnswer(Desk desk, Migrate.Report report, CheckText check) {
    this(desk, "check", report, Optional.of(check));
  }

  private MigrateAnswer(Desk desk, String verb, Migrate.Report report, Optional<CheckText> check) {
    this.desk = desk;
    this.verb = verb;
    this.report = report;
    this.check = check;
  }

  Answer answer() {
    String target = desk.target().target().name();
    Answer ending = new Ending(target, desk.undone()).of(ended(), success(target), data());
    List<String> text =
        new ArrayList<>(
            new FindingText(desk.shell().terminal(), verb, measured())
                .lines(report.findings(), desk.target().check().failOn()));
    if (desk.verbose()) {
      report.rehearsed().map(Rehearsed::measured).map(MeasuredText::lines).ifPresent(text::addAll);
    }
    check.map(CheckText::overview).ifPresent(text::addAll);
    if (!(report.outcome() instanceof Outcome.Completed)) {
      text.addAll(summary());
    }
    text.addAll(ending.text());
    return new Answer(ending.status(), ending.outcome(), text, ending.data());
  }

  private Measurements measured() {
    return check.map(CheckText::measured).orElse(Measurements.NONE);
  }

  /** In numbers, where there is anything to count. */
  private List<String> summary() {
    return report.planned().isEmpty() ? List.of() : check.map(CheckText::summary).orElse(List.of());
  }

  /** The findings stand above already: they need not be told twice. */
  private Outcome ended() {
    return report.outcome() instanceof Outcome.RolledBack(String step, var problem)
            && problem.code() == Code.FINDINGS
        ? new Outcome.RolledBack(step, problem.why(""))
        : report.outcome();
  }

  private List<String> success(String target) {
    if (report.planned().isEmpty()) {
      return List.of("Nothing is pending: " + target + " is up to date.");
    }
    String files = Counted.of(report.planned().size(), "migration");
    if (verb.equals("check")) {
      List<String> lines = new ArrayList<>(changes());
      lines.addAll(summary());
      lines.add(files + goesThrough() + " Nothing was changed in " + target + ".");
      return lines;
    }
    List<String> lines = new ArrayList<>();
    if (verb.equals("rollback")) {
      lines.add("Done: " + files + " taken back from " + target + ", " + lost() + ".");
      report.backup().ifPresent(backup -> lines.add("The way back: belay restore " + backup.id()));
      return lines;
    }
    lines.add("Done: " + files + " applied to " + target + ", " + lost() + ".");
    report
        .backup()
        .ifPresent(backup -> lines.add("The way back: belay rollback   (" + backup.id() + ")"));
    return lines;
  }

  private String goesThrough() {
    return report.ground().isWhole()
        ? " would go through."
        : " can be run, as far as that can be told without all rows.";
  }

  private String lost() {
    boolean allowed =
        report.ground().isWhole()
            ? report.rehearsed().map(Rehearsed::content).filter(Comparison::losesData).isPresent()
            : report.findings().all().stream().anyMatch(each -> each.allowed().isPresent());
    return allowed ? "lost what was allowed to be lost" : "nothing lost";
  }

  private List<String> changes() {
    List<String> lines = new ArrayList<>();
    report
        .rehearsed()
        .ifPresent(
            rehearsed ->
                rehearsed.content().changes().stream()
                    .map(Change::describe)
                    .map(line -> "  " + line)
                    .forEach(lines::add));
    if (!lines.isEmpty()) {
      lines.add(
          0,
          report.ground().isWhole()
              ? "What would become of the data:"
              : "What became of the rows of the rehearsal:");
      lines.add("");
    }
    return lines;
  }

  private static Json json(DownProof down) {
    return Json.object()
        .putTexts("scripts", down.scripts().stream().map(Migration::file).toList())
        .put("proven", down.isProven())
        .putTexts("faults", down.faults())
        .build();
  }

  private Json.Members data() {
    Json.Builder data =
        Json.object()
            .putTexts("migrations", report.planned())
            .put("findings", FindingText.json(report.findings()));
    report.backup().ifPresent(backup -> data.put("backup", backup.id()));
    if (verb.equals("rollback")) {
      data.put("way", "script");
    }
    report.rehearsed().map(Rehearsed::down).ifPresent(down -> data.put("down", json(down)));
    report
        .rehearsed()
        .ifPresent(
            rehearsed ->
                data.putTexts(
                        "changes",
                        rehearsed.content().changes().stream().map(Change::describe).toList())
                    .put("ground", rehearsed.ground().toString())
                    .put("measured", MeasuredJson.of(rehearsed.measured())));
    return data.build();
  }
}
