package dev.belay.check.report;

import static dev.belay.check.report.Markup.escaped;

import dev.belay.check.Finding;
import dev.belay.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report as JUnit's XML: a file is a suite, a statement a test. */
final class JunitReport {
  private static final int NAME = 80;

  private final CheckReport report;

  private JunitReport(CheckReport report) {
    this.report = report;
  }

  static String write(CheckReport report) {
    return new JunitReport(report).write();
  }

  private String write() {
    List<Case> all = new ArrayList<>();
    var suites = new StringBuilder();
    for (CheckedFile file : report.files()) {
      suites.append(suite(file.path(), cases(file), all));
    }
    List<Case> besides = besides();
    if (!besides.isEmpty()) {
      suites.append(suite("belay", besides, all));
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<testsuites name=\"belay check\" "
        + counts(all)
        + ">\n"
        + suites
        + "</testsuites>\n";
  }

  /**
   * One test.
   *
   * @param kind of its outcome: {@code failure}, {@code error}, {@code skipped}, or empty
   * @param body its elements, escaped
   */
  private record Case(
      String suite, String name, int line, double seconds, String kind, String body) {
    String text() {
      String head =
          String.format(
              Locale.ROOT,
              "    <testcase classname=\"%s\" name=\"%s\" file=\"%s\" line=\"%d\" time=\"%.3f\"",
              escaped(suite),
              escaped(name),
              escaped(suite),
              line,
              seconds);
      return body.isEmpty() ? head + "/>\n" : head + ">\n" + body + "    </testcase>\n";
    }
  }

  private static String suite(String name, List<Case> cases, List<Case> all) {
    all.addAll(cases);
    var text = new StringBuilder();
    text.append("  <testsuite name=\"").append(escaped(name)).append("\" ");
    text.append(counts(cases)).append(">\n");
    cases.forEach(each -> text.append(each.text()));
    return text.append("  </testsuite>\n").toString();
  }

  private static String counts(List<Case> cases) {
    return String.format(
        Locale.ROOT,
        "tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\" time=\"%.3f\"",
        cases.size(),
        count(cases, "failure"),
        count(cases, "error"),
        count(cases, "skipped"),
        cases.stream().mapToDouble(Case::seconds).sum());
  }

  private static long count(List<Case> cases, String kind) {
    return cases.stream().filter(each -> each.kind().equals(kind)).count();
  }

  private List<Case> cases(CheckedFile file) {
    List<Case> cases = new ArrayList<>();
    if (!file.general().isEmpty()) {
      cases.add(of(file.path(), "the file", 1, 0, file.general()));
    }
    for (CheckedStatement each : file.statements()) {
      double seconds = each.measured().map(known -> known.took().toMillis() / 1000.0).orElse(0.0);
      cases.add(of(file.path(), name(each), each.line(), seconds, each.findings()));
    }
    return cases;
  }

  private static String name(CheckedStatement each) {
    return "line " + each.line() + ": " + OneLine.of(each.statement().text(), NAME);
  }

  private Case of(String path, String name, int line, double seconds, List<Finding> findings) {
    var body = new StringBuilder();
    var said = new StringBuilder();
    for (Finding finding : findings) {
      var placed = new PlacedFinding(path, finding);
      if (finding.counts(report.failOn())) {
        body.append(element("failure", finding.message(), finding.rule(), placed.told()));
      } else {
        String word = finding.allowed().isPresent() ? "allowed" : finding.severity().toString();
        said.append(word).append("  ").append(finding.rule()).append('\n');
        said.append(placed.told()).append('\n');
      }
    }
    String kind = body.isEmpty() ? "" : "failure";
    if (!said.isEmpty()) {
      body.append("      <system-out>").append(escaped(said.toString())).append("</system-out>\n");
    }
    return new Case(path, name, line, seconds, kind, body.toString());
  }

  /** What is about no file. */
  private List<Case> besides() {
    List<Case> cases = new ArrayList<>();
    if (!report.elsewhere().isEmpty()) {
      cases.add(of("belay", "the migrations together", 1, 0, report.elsewhere()));
    }
    report.problem().map(JunitReport::of).ifPresent(cases::add);
    for (String each : report.unchecked()) {
      String body = "      <skipped message=\"" + escaped(each) + "\"/>\n";
      cases.add(new Case("belay", "not checked: " + each, 1, 0, "skipped", body));
    }
    return cases;
  }

  private static Case of(Problem problem) {
    String code = problem.code().id();
    String body = element("error", problem.what(), code, problem.toString());
    return new Case("belay", code, 1, 0, "error", body);
  }

  private static String element(String name, String message, String type, String text) {
    String attributes = "message=\"" + escaped(message) + "\" type=\"" + escaped(type) + "\"";
    return "      <" + name + " " + attributes + ">" + escaped(text) + "</" + name + ">\n";
  }
}
