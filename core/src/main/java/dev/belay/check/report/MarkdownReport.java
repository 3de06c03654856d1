package dev.belay.check.report;

import static dev.belay.check.report.MarkdownText.escaped;

import dev.belay.check.Finding;
import dev.belay.rehearse.Closure;
import dev.belay.rehearse.ClosureText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The report as the body of a pull request's comment, in GitHub's Markdown. */
final class MarkdownReport {
  /** What GitHub takes is 65,536 characters; the end needs some of them. */
  private static final int ROOM = 64_000;

  /** Of it, for what stands behind the findings. */
  private static final int BESIDES = 12_000;

  private static final int WIDTH = 100;
  private static final int MESSAGE = 1_000;

  private final CheckReport report;
  private final StringBuilder text = new StringBuilder();

  private MarkdownReport(CheckReport report) {
    this.report = report;
  }

  static String write(CheckReport report) {
    return new MarkdownReport(report).write();
  }

  private String write() {
    heading();
    report.problem().ifPresent(problem -> quote(problem.toString()));
    findings();
    report.evidence().ifPresent(this::evidence);
    list("Supposed by a rule, disproved by the rehearsal", report.disproved());
    list("Not checked", report.unchecked());
    return text.toString();
  }

  private void heading() {
    text.append("### Belay: ").append(Counts.verdict(report)).append("\n\n");
    text.append(escaped(report.subject().told())).append(". ");
    text.append(Counts.statements(report)).append("; ");
    text.append(Counts.findings(report)).append(".\n");
  }

  private void quote(String said) {
    text.append('\n');
    brief(said).lines().forEach(line -> text.append("> ").append(escaped(line)).append("  \n"));
  }

  private static String brief(String said) {
    return said.length() > MESSAGE ? said.substring(0, MESSAGE) + " ..." : said;
  }

  /** The worst first; those that there is no room for are counted. */
  private void findings() {
    List<PlacedFinding> sorted = new ArrayList<>(report.findings());
    sorted.sort(
        Comparator.comparing((PlacedFinding each) -> each.finding().allowed().isPresent())
            .thenComparing(each -> each.finding().severity()));
    if (sorted.isEmpty()) {
      return;
    }
    text.append("\n| | where | what |\n|---|---|---|\n");
    int rows = append(sorted, MarkdownReport::row, ROOM / 3);
    leftOut(sorted.size() - rows);
    text.append('\n');
    append(sorted.subList(0, rows), this::details, ROOM - BESIDES);
  }

  /** How to write one finding. */
  @FunctionalInterface
  private interface Form {
    String of(PlacedFinding placed);
  }

  private int append(List<PlacedFinding> findings, Form form, int room) {
    int written = 0;
    for (PlacedFinding each : findings) {
      String one = form.of(each);
      if (text.length() + one.length() > room) {
        break;
      }
      text.append(one);
      written++;
    }
    return written;
  }

  private void leftOut(int count) {
    if (count > 0) {
      text.append("\n").append(count);
      text.append(" more findings have no room in a comment; belay check tells them all.\n");
    }
  }

  private static String row(PlacedFinding placed) {
    Finding finding = placed.finding();
    return "| **"
        + word(finding)
        + "** | "
        + where(placed)
        + " | "
        + escaped(brief(finding.message()))
        + " |\n";
  }

  private static String word(Finding finding) {
    return finding.allowed().isPresent() ? "allowed" : finding.severity().toString();
  }

  private static String where(PlacedFinding placed) {
    String rule = escaped(placed.finding().rule());
    return placed.path().isEmpty() ? rule : escaped(placed.place()) + "<br>" + rule;
  }

  private String details(PlacedFinding placed) {
    var details = new StringBuilder("<details><summary>");
    details.append(Markup.escaped(placed.title()));
    details.append("</summary>\n\n");
    List<String> excerpt = excerpt(placed);
    details.append(excerpt.isEmpty() ? "" : MarkdownText.fenced(excerpt));
    for (String line : brief(placed.said()).lines().toList()) {
      details.append('\n').append(escaped(line)).append('\n');
    }
    if (!placed.corrected().isEmpty()) {
      details.append('\n').append(MarkdownText.fenced(placed.corrected()));
    }
    for (String line : report.effects(placed.finding().statement())) {
      details.append("\n- ").append(escaped(line));
    }
    return details.append("\n</details>\n\n").toString();
  }

  private static List<String> excerpt(PlacedFinding placed) {
    List<String> lines = new ArrayList<>();
    for (Excerpt.Line line : Excerpt.of(placed, WIDTH)) {
      lines.add(line.text());
      if (!line.mark().isEmpty()) {
        lines.add(line.mark());
      }
    }
    return lines;
  }

  private void evidence(Evidence evidence) {
    list(
        evidence.ground().isWhole()
            ? "What would become of the data"
            : "What became of the rows of the rehearsal",
        evidence.changes());
    List<String> waits = new ArrayList<>();
    for (Closure closure : evidence.closures()) {
      String told = ClosureText.told(closure, evidence.measured().timing());
      waits.add(closure.table() + ": " + told + ", " + closure.place());
    }
    list("Who would have to wait", waits);
    list("The way back", evidence.down().told());
  }

  private void list(String title, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    text.append("\n**").append(title).append("**\n");
    int left = lines.size();
    for (String line : lines) {
      String item = "- " + escaped(brief(line)) + "\n";
      if (text.length() + item.length() > ROOM) {
        break;
      }
      text.append(item);
      left--;
    }
    text.append(left > 0 ? "- and " + left + " more\n" : "");
  }
}
