package dev.belay.check.report;

import dev.belay.check.Severity;
import dev.belay.digest.Sha256;
import dev.belay.json.Json;
import dev.belay.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * The report as GitLab's Code Quality reads it (https://docs.gitlab.com/ci/testing/code_quality/).
 */
final class GitlabReport {
  /** A place is obligatory. */
  private static final String NOWHERE = ".";

  private GitlabReport() {}

  /** What is allowed is left out: there is no word for it there. */
  static String write(CheckReport report) {
    var occurrences = new Occurrences();
    List<Json> entries = new ArrayList<>();
    report.problem().map(GitlabReport::of).ifPresent(entries::add);
    for (PlacedFinding each : report.findings()) {
      if (each.finding().allowed().isEmpty()) {
        entries.add(of(each, report.pathOf(each).orElse(NOWHERE), occurrences));
      }
    }
    return Json.of(entries).toPretty() + "\n";
  }

  private static Json of(PlacedFinding placed, String path, Occurrences occurrences) {
    return entry(
        placed.finding().rule(),
        placed.told(),
        severity(placed.finding().severity()),
        occurrences.identity(placed),
        location(path, placed.begin().line(), placed.end().line()));
  }

  private static Json of(Problem problem) {
    String code = problem.code().id();
    return entry(
        code,
        problem.toString(),
        "blocker",
        Sha256.of(code).substring(0, 32),
        location(NOWHERE, 1, 1));
  }

  private static Json entry(
      String check, String description, String severity, String fingerprint, Json location) {
    return Json.object()
        .put("check_name", check)
        .put("description", description.replace('\n', ' '))
        .put("severity", severity)
        .put("fingerprint", fingerprint)
        .put("location", location)
        .build();
  }

  private static Json location(String path, int begin, int end) {
    return Json.object()
        .put("path", path)
        .put("lines", Json.object().put("begin", (long) begin).put("end", (long) end).build())
        .build();
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "critical";
      case WARNING -> "major";
      case NOTICE -> "info";
    };
  }
}
