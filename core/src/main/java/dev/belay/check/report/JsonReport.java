package dev.belay.check.report;

import dev.belay.check.Danger;
import dev.belay.check.Finding;
import dev.belay.check.Fix;
import dev.belay.check.Severity;
import dev.belay.json.Json;
import dev.belay.problem.Problem;
import dev.belay.sql.Position;
import java.util.ArrayList;
import java.util.List;

/** The whole report as one JSON document. */
final class JsonReport {
  /** Raised when a member goes or means something else. */
  private static final long FORMAT = 1;

  private JsonReport() {}

  static String write(CheckReport report) {
    Json.Builder json =
        Json.object()
            .put("format", FORMAT)
            .put("belay", report.subject().version())
            .put("engine", report.subject().engine());
    report
        .subject()
        .target()
        .ifPresent(
            target ->
                json.put("target", target.name())
                    .put("environment", target.environment().toString()));
    json.put("passes", report.passes())
        .put("fail_on", report.failOn().toString())
        .put("summary", summary(report))
        .put("files", Json.of(report.files().stream().map(JsonReport::file).toList()))
        .put("elsewhere", findings(report.elsewhere()))
        .put("overruled", findings(report.overruled()));
    report.evidence().ifPresent(evidence -> json.put("rehearsal", evidence(evidence)));
    json.putTexts("unchecked", report.unchecked());
    report.problem().ifPresent(problem -> json.put("problem", problem(problem)));
    return json.build().toPretty() + "\n";
  }

  private static Json summary(CheckReport report) {
    return Json.object()
        .put("statements", (long) report.statements().size())
        .put("dangerous", report.count(Danger.DANGEROUS))
        .put("potentially_destructive", report.count(Danger.POTENTIALLY_DESTRUCTIVE))
        .put("safe", report.count(Danger.SAFE))
        .put("errors", report.count(Severity.ERROR))
        .put("warnings", report.count(Severity.WARNING))
        .put("notices", report.count(Severity.NOTICE))
        .put("allowed", report.allowed())
        .build();
  }

  private static Json file(CheckedFile file) {
    return Json.object()
        .put("path", file.path())
        .put("name", file.name())
        .put("statements", Json.of(file.statements().stream().map(JsonReport::statement).toList()))
        .put("findings", findings(file.general()))
        .build();
  }

  private static Json statement(CheckedStatement checked) {
    Json.Builder json = Json.object().put("class", checked.danger().toString());
    place(json, checked.statement().begin(), checked.statement().end());
    json.put("text", checked.statement().text()).put("findings", findings(checked.findings()));
    checked.measured().ifPresent(measured -> json.put("measured", MeasuredJson.of(measured)));
    return json.build();
  }

  private static void place(Json.Builder json, Position begin, Position end) {
    json.put("line", (long) begin.line())
        .put("column", (long) begin.column())
        .put("end_line", (long) end.line())
        .put("end_column", (long) end.column());
  }

  private static Json findings(List<Finding> findings) {
    List<Json> all = new ArrayList<>();
    for (Finding finding : findings) {
      Json.Builder json =
          Json.object()
              .put("rule", finding.rule())
              .put("severity", finding.severity().toString())
              .put("message", finding.message())
              .put("help", finding.help())
              .put("allowed", finding.allowed());
      finding.fix().ifPresent(fix -> json.put("fix", fix(fix)));
      var placed = new PlacedFinding("", finding);
      if (finding.statement().isPresent()) {
        place(json, placed.begin(), placed.end());
      }
      all.add(json.build());
    }
    return Json.of(all);
  }

  private static Json fix(Fix fix) {
    return Json.object().putTexts("here", fix.here()).putTexts("then", fix.then()).build();
  }

  private static Json evidence(Evidence evidence) {
    return Json.object()
        .put("ground", evidence.ground().toString())
        .put("timing", evidence.measured().timing().toString())
        .putTexts("changes", evidence.changes())
        .put("closures", Json.of(evidence.closures().stream().map(MeasuredJson::of).toList()))
        .put("down_proven", evidence.down().isProven())
        .putTexts("down_faults", evidence.down().faults())
        .build();
  }

  private static Json problem(Problem problem) {
    return Json.object()
        .put("code", problem.code().id())
        .put("what", problem.what())
        .put("why", problem.why())
        .put("state", problem.state())
        .put("remedy", problem.remedy())
        .build();
  }
}
