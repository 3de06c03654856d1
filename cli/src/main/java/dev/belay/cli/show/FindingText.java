package dev.belay.cli.show;

import dev.belay.check.Finding;
import dev.belay.check.Findings;
import dev.belay.check.Severity;
import dev.belay.check.report.EffectText;
import dev.belay.check.report.Excerpt;
import dev.belay.check.report.PlacedFinding;
import dev.belay.json.Json;
import dev.belay.rehearse.Measurements;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings, each with its place, the statement, and what to do about it. */
public final class FindingText {
  private static final int RULE = 38;
  private static final String BAR = "  |  ";

  private final Terminal terminal;
  private final String verb;
  private final Measurements measured;

  /**
   * Prepares to show.
   *
   * @param verb whose option would allow a finding
   */
  public FindingText(Terminal terminal, String verb) {
    this(terminal, verb, Measurements.NONE);
  }

  /**
   * The same with what the statements did in rehearsal.
   *
   * @param verb whose option would allow a finding
   */
  public FindingText(Terminal terminal, String verb, Measurements measured) {
    this.terminal = terminal;
    this.verb = verb;
    this.measured = measured;
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
    lines.addAll(excerpt(first));
    for (Finding finding : group) {
      lines.addAll(Words.wrapped(finding.message() + ".", Terminal.WIDEST - 2, "  ", "    "));
    }
    lines.addAll(effects(first));
    first.allowed().ifPresent(reason -> lines.add("  Allowed because " + reason));
    if (first.allowed().isEmpty() && !first.help().isEmpty()) {
      lines.addAll(Words.wrapped(first.help(), Terminal.WIDEST - 2, "  ", "  "));
      for (String sql : new PlacedFinding(first.file(), first).corrected()) {
        lines.add("    " + sql);
      }
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

  private static List<String> excerpt(Finding finding) {
    List<String> lines = new ArrayList<>();
    for (Excerpt.Line line :
        Excerpt.of(new PlacedFinding(finding.file(), finding), Terminal.WIDEST - BAR.length())) {
      lines.add((BAR + line.text()).stripTrailing());
      if (!line.mark().isEmpty()) {
        lines.add(BAR + line.mark());
      }
    }
    return lines;
  }

  /** Whoever has to wait; how long a statement took that nobody waits for is no news. */
  private List<String> effects(Finding finding) {
    List<String> lines = new ArrayList<>();
    for (String effect : EffectText.waiting(finding.statement(), measured)) {
      lines.addAll(Words.wrapped(effect, Terminal.WIDEST - 2, "  ", "    "));
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
