package dev.belay.check.report;

import static dev.belay.check.report.Markup.escaped;

import dev.belay.check.Finding;
import java.util.List;

/** One finding on the page: the statement with the place marked, the effect, what to do. */
final class HtmlFinding {
  private static final int WIDTH = 400;
  private static final int NUMBER = 5;

  private HtmlFinding() {}

  static String of(CheckReport report, PlacedFinding placed) {
    Finding finding = placed.finding();
    String word = finding.allowed().isPresent() ? "allowed" : finding.severity().toString();
    var html = new StringBuilder("<article class=\"").append(word).append("\">\n");
    if (!placed.path().isEmpty()) {
      html.append("<p class=\"place\">").append(escaped(placed.place())).append("</p>\n");
    }
    html.append("<h3><span class=\"badge ").append(word).append("\">").append(word);
    html.append("</span> <code>").append(escaped(finding.rule())).append("</code></h3>\n");
    html.append(excerpt(Excerpt.of(placed, WIDTH)));
    html.append("<p class=\"help\">").append(escaped(placed.said())).append("</p>\n");
    if (!placed.corrected().isEmpty()) {
      html.append("<pre>").append(escaped(String.join("\n", placed.corrected())));
      html.append("\n</pre>\n");
    }
    for (String line : report.effects(finding.statement())) {
      html.append("<p class=\"faint\">").append(escaped(line)).append("</p>\n");
    }
    return html.append("</article>\n").toString();
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
