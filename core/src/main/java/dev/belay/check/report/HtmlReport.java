package dev.belay.check.report;

import static dev.belay.check.report.Markup.escaped;

import dev.belay.check.Danger;
import dev.belay.check.Severity;
import dev.belay.rehearse.Closure;
import dev.belay.rehearse.ClosureText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The report as one page that needs nothing else: no script, no network, fit to be printed. */
final class HtmlReport {
  /** Nothing is loaded, and nothing is run, whatever a file of migrations contains. */
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

  private static final String FROM_BEGIN =
      "All of it is one transaction: tables are closed before the first statement runs, and opened"
          + " again by the commit.";

  private static final int WIDTH = 400;

  private final CheckReport report;
  private final StringBuilder page = new StringBuilder();

  private HtmlReport(CheckReport report) {
    this.report = report;
  }

  static String write(CheckReport report) {
    return new HtmlReport(report).write();
  }

  private String write() {
    head();
    header();
    findings();
    report.evidence().ifPresent(this::locks);
    report.evidence().ifPresent(this::content);
    statements();
    list("Supposed by a rule, disproved by the rehearsal", report.disproved());
    list("Not checked", report.unchecked());
    page.append("<footer>Written by Belay ").append(escaped(report.subject().version()));
    page.append(".</footer>\n</body>\n</html>\n");
    return page.toString();
  }

  private void head() {
    page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.append("<meta http-equiv=\"Content-Security-Policy\" content=\"").append(POLICY);
    page.append("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.append("<title>").append(escaped("belay check: " + report.subject().told()));
    page.append("</title>\n<style>\n").append(HtmlStyle.CSS).append("</style>\n</head>\n<body>\n");
  }

  private void header() {
    page.append("<header class=\"").append(report.passes() ? "good" : "bad").append("\">\n");
    page.append("<p class=\"faint\">belay check: ").append(escaped(report.subject().told()));
    page.append("</p>\n<h1>").append(sentence(Counts.verdict(report))).append("</h1>\n");
    report
        .problem()
        .ifPresent(
            problem ->
                page.append("<p class=\"said\">")
                    .append(escaped(problem.toString()))
                    .append("</p>\n"));
    page.append("<ul class=\"tiles\">\n");
    for (Danger danger : List.of(Danger.values()).reversed()) {
      tile(report.count(danger), danger.toString(), badge(danger));
    }
    for (Severity severity : Severity.values()) {
      tile(report.count(severity), severity + "s", severity.toString());
    }
    page.append("</ul>\n</header>\n");
  }

  private static String sentence(String words) {
    return escaped(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
  }

  private void tile(long count, String label, String kind) {
    String shown = count == 0 ? "none" : "badge " + kind;
    page.append("<li><strong class=\"").append(shown).append("\">").append(count);
    page.append("</strong> ").append(label).append("</li>\n");
  }

  private static String badge(Danger danger) {
    return switch (danger) {
      case SAFE -> "safe";
      case POTENTIALLY_DESTRUCTIVE -> "potentially";
      case DANGEROUS -> "dangerous";
    };
  }

  private void heading(String title) {
    page.append("<h2>").append(escaped(title)).append("</h2>\n");
  }

  private void findings() {
    if (report.findings().isEmpty()) {
      return;
    }
    heading("Findings");
    report.findings().forEach(each -> page.append(HtmlFinding.of(report, each)));
  }

  private void locks(Evidence evidence) {
    String timeline = TimelinePicture.of(Timeline.of(evidence));
    if (timeline.isEmpty()) {
      return;
    }
    heading("Who would have to wait");
    page.append("<div class=\"scroll\">\n").append(timeline).append("</div>\n");
    legend();
    if (evidence.fromBegin()) {
      page.append("<p class=\"faint\">").append(escaped(FROM_BEGIN)).append("</p>\n");
    }
    page.append(
        "<table>\n<thead><tr><th>table</th><th>for others</th><th>because of</th></tr></thead>\n");
    for (Closure closure : evidence.closures()) {
      String told = ClosureText.told(closure, evidence.measured().timing());
      page.append("<tr><td><code>").append(escaped(closure.table().toString()));
      page.append("</code></td><td>").append(escaped(told)).append("</td><td class=\"number\">");
      page.append(escaped(closure.place())).append("</td></tr>\n");
    }
    page.append("</table>\n");
  }

  private void legend() {
    page.append("<p class=\"legend\">");
    page.append("<span><i style=\"background: var(--readers)\"></i>readers and writers</span>");
    page.append("<span><i style=\"background: var(--writers)\"></i>writers</span>");
    page.append("<span><i style=\"background: var(--schema)\"></i>schema changes</span>");
    page.append("<span><i class=\"line\"></i>while the statement itself runs</span></p>\n");
  }

  private void content(Evidence evidence) {
    list(
        evidence.ground().isWhole()
            ? "What would become of the data"
            : "What became of the rows of the rehearsal",
        evidence.changes());
    list("The way back", evidence.down().told());
  }

  private void statements() {
    if (report.statements().isEmpty()) {
      return;
    }
    heading("Statements");
    page.append("<p class=\"faint\">").append(escaped(Counts.statements(report)));
    page.append(
        "</p>\n<table>\n<thead><tr><th></th><th>class</th><th>statement</th></tr></thead>\n");
    int number = 1;
    for (CheckedFile file : report.files()) {
      for (CheckedStatement each : file.statements()) {
        statement(number, file, each);
        number++;
      }
    }
    page.append("</table>\n");
  }

  private void statement(int number, CheckedFile file, CheckedStatement each) {
    page.append("<tr><td class=\"number\">").append(number);
    page.append("</td><td><span class=\"badge ").append(badge(each.danger())).append("\">");
    page.append(each.danger()).append("</span></td><td><code>");
    page.append(escaped(OneLine.of(each.statement().text(), WIDTH))).append("</code><br>");
    page.append("<span class=\"faint\">").append(escaped(file.path() + ":" + each.line()));
    for (String line : report.effects(Optional.of(each.statement()))) {
      page.append("<br>").append(escaped(line));
    }
    page.append("</span></td></tr>\n");
  }

  private void list(String title, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    heading(title);
    page.append("<ul>\n");
    lines.forEach(line -> page.append("<li>").append(escaped(line)).append("</li>\n"));
    page.append("</ul>\n");
  }
}
