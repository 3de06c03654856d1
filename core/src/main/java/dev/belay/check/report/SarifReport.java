package dev.belay.check.report;

import dev.belay.check.Finding;
import dev.belay.check.Severity;
import dev.belay.json.Json;
import dev.belay.problem.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The report as SARIF (OASIS, Static Analysis Results Interchange Format 2.1.0), as code scanning
 * reads it (https://docs.github.com/code-security/reference/code-scanning/sarif-files).
 */
final class SarifReport {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  /** Where the paths begin; whoever reads the file knows where that is (3.14.14). */
  private static final String ROOT = "%SRCROOT%";

  private final CheckReport report;
  private final Occurrences occurrences = new Occurrences();
  private final Map<String, Severity> rules = new TreeMap<>();

  private SarifReport(CheckReport report) {
    this.report = report;
    for (PlacedFinding each : report.findings()) {
      Finding finding = each.finding();
      rules.merge(
          finding.rule(), finding.severity(), (one, other) -> one.atLeast(other) ? one : other);
    }
  }

  static String write(CheckReport report) {
    return Json.object()
            .put("$schema", SCHEMA)
            .put("version", "2.1.0")
            .put("runs", Json.of(List.of(new SarifReport(report).run())))
            .build()
            .toPretty()
        + "\n";
  }

  private Json run() {
    return Json.object()
        .put("tool", Json.object().put("driver", driver()).build())
        .put("invocations", Json.of(List.of(invocation())))
        .put("columnKind", "utf16CodeUnits")
        .put("results", Json.of(placed().map(this::result).toList()))
        .build();
  }

  /** Code scanning rejects a file with a result that is nowhere. */
  private Stream<PlacedFinding> placed() {
    return report.findings().stream().filter(each -> report.pathOf(each).isPresent());
  }

  private Json driver() {
    List<Json> described = new ArrayList<>();
    rules.forEach((rule, severity) -> described.add(rule(rule, severity)));
    return Json.object()
        .put("name", "Belay")
        .put("version", report.subject().version())
        .put("rules", Json.of(described))
        .build();
  }

  /**
   * Code scanning wants both descriptions, and shows the page if there is one. The page comes along
   * whole (3.49.13) and no address of it is told (3.49.12): it lies beside the program, not on a
   * host.
   */
  private static Json rule(String rule, Severity severity) {
    Optional<RulePage> page = RulePage.of(rule);
    Json.Builder help =
        Json.object().put("text", page.map(RulePage::plain).orElse(RuleText.help(rule)));
    page.ifPresent(known -> help.put("markdown", known.text()));
    return Json.object()
        .put("id", rule)
        .put("shortDescription", text(RuleText.title(rule)))
        .put("fullDescription", text(page.map(RulePage::summary).orElse(RuleText.title(rule))))
        .put("help", help.build())
        .put("defaultConfiguration", Json.object().put("level", level(severity)).build())
        .put(
            "properties",
            Json.object()
                .putTexts("tags", List.of("database", "migration"))
                .put(
                    "problem.severity",
                    severity == Severity.NOTICE ? "recommendation" : level(severity))
                .build())
        .build();
  }

  /** What could not be done, and what was not looked at. */
  private Json invocation() {
    List<Json> notifications = new ArrayList<>();
    report.problem().map(SarifReport::notification).ifPresent(notifications::add);
    report.findings().stream()
        .filter(each -> report.pathOf(each).isEmpty())
        .map(each -> notification(level(each.finding().severity()), each.told()))
        .forEach(notifications::add);
    report
        .unchecked()
        .forEach(each -> notifications.add(notification("note", "not checked: " + each)));
    return Json.object()
        .put("executionSuccessful", report.problem().isEmpty())
        .put("toolExecutionNotifications", Json.of(notifications))
        .build();
  }

  private static Json notification(Problem problem) {
    return notification("error", problem.toString());
  }

  private static Json notification(String level, String said) {
    return Json.object().put("level", level).put("message", text(said)).build();
  }

  private Json result(PlacedFinding placed) {
    Finding finding = placed.finding();
    Json.Builder json =
        Json.object()
            .put("ruleId", finding.rule())
            .put("ruleIndex", (long) List.copyOf(rules.keySet()).indexOf(finding.rule()))
            .put("level", level(finding.severity()))
            .put("message", text(placed.told()));
    report
        .pathOf(placed)
        .ifPresent(path -> json.put("locations", Json.of(List.of(location(path, placed)))));
    json.put(
        "partialFingerprints", Json.object().put("belay/v1", occurrences.identity(placed)).build());
    finding
        .allowed()
        .ifPresent(
            reason -> json.put("suppressions", Json.of(List.of(suppression(finding, reason)))));
    return json.build();
  }

  private static Json location(String path, PlacedFinding placed) {
    return Json.object()
        .put(
            "physicalLocation",
            Json.object()
                .put("artifactLocation", artifact(path))
                .put(
                    "region",
                    Json.object()
                        .put("startLine", (long) placed.begin().line())
                        .put("startColumn", (long) placed.begin().column())
                        .put("endLine", (long) placed.end().line())
                        .put("endColumn", (long) placed.end().column())
                        .build())
                .build())
        .build();
  }

  /** A path that begins with a slash lies elsewhere, and begins at no root that others know. */
  private static Json artifact(String path) {
    return path.startsWith("/")
        ? Json.object().put("uri", uri("file", "", path)).build()
        : Json.object().put("uri", relative(path)).put("uriBaseId", ROOT).build();
  }

  /** A colon in the first part would be taken for the end of a scheme. */
  private static String relative(String path) {
    int slash = path.indexOf('/');
    String first = slash < 0 ? path : path.substring(0, slash);
    return uri(null, null, first.contains(":") ? "./" + path : path);
  }

  private static String uri(@Nullable String scheme, @Nullable String host, String path) {
    try {
      return new URI(scheme, host, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not a path: " + path, e);
    }
  }

  private static Json suppression(Finding finding, String reason) {
    Optional<String> text = finding.statement().map(at -> at.source().text());
    boolean inFile = text.filter(all -> all.contains("belay:allow " + finding.rule())).isPresent();
    return Json.object()
        .put("kind", inFile ? "inSource" : "external")
        .put("justification", reason)
        .build();
  }

  private static Json text(String text) {
    return Json.object().put("text", text).build();
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTICE -> "note";
    };
  }
}
