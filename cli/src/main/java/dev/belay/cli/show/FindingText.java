package dev.belay.cli.show;

import dev.belay.check.Finding;
import dev.belay.check.Findings;
import dev.belay.check.Severity;
import dev.belay.json.Json;
import dev.belay.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  /** All of them, with an empty line behind each place. */
  public List<String> lines(Findings findings, Severity failOn) {
    List<String> lines = new ArrayList<>();
    for (List<Finding> group : groups(findings)) {
      lines.addAll(lines(group, failOn));
      lines.add("");
    }
    return lines;
  }

  /** What one rule has to say about one statement belongs together. */
  private static Collection<List<Finding>> groups(Findings findings) {
    Map<List<Object>, List<Finding>> groups = new LinkedHashMap<>();
    for (Finding finding : findings.all()) {
      List<Object> key =
          List.of(finding.rule(), finding.file(), finding.statement(), finding.allowed());
      groups.computeIfAbsent(key, each -> new ArrayList<>()).add(finding);
    }
    return groups.values();
  }

  private List<String> lines(List<Finding> group, Severity failOn) {
    Finding first = group.get(0);
    List<String> lines = new ArrayList<>();
    String label = first.allowed().isPresent() ? "allowed" : first.severity().toString();
    String head = " ".repeat(9 - label.length()) + first.rule();
    lines.add(
        coloured(first, label)
            + head
            + " ".repeat(Math.max(2, RULE - label.length() - head.length()))
            + place(first));
    first.statement().ifPresent(statement -> lines.addAll(excerpt(statement)));
    for (Finding finding : group) {
      lines.addAll(Words.wrapped(finding.message() + ".", Terminal.WIDEST - 2, "  ", "    "));
    }
    first.allowed().ifPresent(reason -> lines.add("  Allowed because " + reason));
    if (first.allowed().isEmpty() && !first.help().isEmpty()) {
      lines.addAll(Words.wrapped(first.help(), Terminal.WIDEST - 2, "  ", "  "));
    }
    if (first.counts(failOn) && !first.file().isEmpty()) {
      lines.add("    " + allowing(first));
    }
    return lines;
  }

  private static String place(Finding finding) {
    return finding
        .statement()
        .map(statement -> finding.file() + ":" + statement.begin().line())
        .orElse(finding.file());
  }

  private String allowing(Finding finding) {
    return "belay "
        + verb
        + " --allow "
        + finding.rule()
        + ":"
        + finding.file()
        + " --because \"...\"";
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
