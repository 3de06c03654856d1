package dev.belay.check.report;

import static dev.belay.check.report.Markup.escaped;

import dev.belay.check.Finding;
import java.util.List;

/** One finding on the page: the statement with the place marked, the effect, what to do. */
final class HtmlFinding {
  private static final int WIDTH = 400;
  private static final int NUMBER = 5;
  private static final String COMMENT = "-- ";

  private HtmlFinding() {}

  static String of(CheckReport report, PlacedFinding placed) {
    Finding finding = placed.finding();
    String word = finding.allowed().isPresent() ? "allowed" : finding.severity().toString();
    var html = new StringBuilder("<article class=\"").append(word).append("\">\n");
    html.append("<h3><span class=\"badge ").append(word).append("\">").append(word);
    html.append("</span> <code>").append(escaped(finding.rule())).append("</code>");
    if (!placed.path().isEmpty()) {
      html.append(" <span class=\"place\">").append(escaped(placed.place())).append("</span>");
    }
    html.append("</h3>\n").append(excerpt(Excerpt.of(placed, WIDTH)));
    html.append(said(placed.said().lines().toList())).append(code(placed.corrected()));
    html.append(paragraph("faint", report.effects(finding.statement())));
    return html.append("</article>\n").toString();
  }

  /** Sentences, and what is to be copied. */
  private static String said(List<String> lines) {
    return paragraph("said", lines.stream().filter(line -> !line.startsWith(COMMENT)).toList())
        + code(lines.stream().filter(line -> line.startsWith(COMMENT)).toList());
  }

  private static String paragraph(String kind, List<String> lines) {
    return lines.isEmpty()
        ? ""
        : "<p class=\"" + kind + "\">" + escaped(String.join("\n", lines)) + "</p>\n";
  }

  private static String code(List<String> lines) {
    return lines.isEmpty() ? "" : "<pre>" + escaped(String.join("\n", lines)) + "\n</pre>\n";
  }

  private static String excerpt(List<Excerpt.Line> lines) {
    if (lines.isEmpty()) {
      return "";
    }
    var html = new StringBuilder("<pre>");
    for (Excerpt.Line line : lines) {
      String number = line.number() == 0 ? "" : Integer.toString(line.number());
      html.append("<span class=\"line\">");
      html.append(" ".repeat(Math.max(0, NUMBER - number.length())));
      html.append(number).append("  </span>").append(marked(line)).append('\n');
    }
    return html.append("</pre>\n").toString();
  }

  private static String marked(Excerpt.Line line) {
    String text = line.text();
    return line.begin() == line.end()
        ? escaped(text)
        : escaped(text.substring(0, line.begin()))
            + "<mark>"
            + escaped(text.substring(line.begin(), line.end()))
            + "</mark>"
            + escaped(text.substring(line.end()));
  }
}
