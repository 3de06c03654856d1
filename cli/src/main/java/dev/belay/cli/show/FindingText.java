package dev.belay.cli.show;

import dev.belay.check.Finding;
import dev.belay.check.Findings;
import dev.belay.check.Severity;
import dev.belay.json.Json;
import dev.belay.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Findings, each with its place, the statement, and what to do about it. */
public final class FindingText {
  private static final int RULE = 38;
  private static final int SHOWN = 6;

  private final Terminal terminal;
  private final String verb;

  /**
   * Prepares to show.
   *
   * @param verb whose option would allow a finding
   */
  public FindingText(Terminal terminal, String verb) {
    this.terminal = terminal;
    this.verb = verb;
  }

  /** All of them, with an empty line behind each. */
  public List<String> lines(Findings findings, Severity failOn) {
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings.all()) {
      lines.addAll(lines(finding, failOn));
      lines.add("");
    }
    return lines;
  }

  private List<String> lines(Finding finding, Severity failOn) {
    List<String> lines = new ArrayList<>();
    String place =
        finding
            .statement()
            .map(statement -> finding.file() + ":" + statement.begin().line())
            .orElse(finding.file());
    String label = finding.allowed().isPresent() ? "allowed" : finding.severity().toString();
    String head = label + " ".repeat(9 - label.length()) + finding.rule();
    lines.add(
        coloured(finding, label)
            + head.substring(label.length())
            + " ".repeat(Math.max(2, RULE - head.length()))
            + place);
    finding.statement().ifPresent(statement -> lines.addAll(excerpt(statement)));
    lines.add("  " + finding.message() + ".");
    finding.allowed().ifPresent(reason -> lines.add("  Allowed because " + reason));
    if (finding.allowed().isEmpty()) {
      finding.help().lines().map(line -> "  " + line).forEach(lines::add);
    }
    if (finding.counts(failOn) && !finding.file().isEmpty()) {
      lines.add(
          "    belay "
              + verb
              + " --allow "
              + finding.rule()
              + ":"
              + finding.file()
              + " --because \"...\"");
    }
    return lines;
  }

  private String coloured(Finding finding, String label) {
    if (finding.allowed().isPresent()) {
      return Ink.FAINT.on(label, terminal);
    }
    return switch (finding.severity()) {
      case ERROR -> Ink.RED.on(label, terminal);
      case WARNING -> Ink.YELLOW.on(label, terminal);
      case NOTICE -> Ink.BOLD.on(label, terminal);
    };
  }

  private static List<String> excerpt(Statement statement) {
    List<String> lines = new ArrayList<>();
    List<String> text = statement.text().lines().toList();
    for (String line : text.subList(0, Math.min(SHOWN, text.size()))) {
      lines.add("  |  " + line);
    }
    if (text.size() > SHOWN) {
      lines.add("  |  ...");
    }
    return lines;
  }

  /** For machines. */
  public static Json json(Findings findings) {
    List<Json> all = new ArrayList<>();
    for (Finding finding : findings.all()) {
      all.add(
          Json.object()
              .put("rule", finding.rule())
              .put("severity", finding.severity().toString())
              .put("file", finding.file())
              .put("line", finding.statement().map(at -> (long) at.begin().line()).orElse(0L))
              .put("message", finding.message())
              .put("help", finding.help())
              .put("allowed", finding.allowed())
              .build());
    }
    return Json.of(all);
  }
}
