package dev.belay.cli.show;

import dev.belay.check.Danger;
import dev.belay.check.report.CheckReport;
import dev.belay.check.report.CheckedFile;
import dev.belay.check.report.CheckedStatement;
import dev.belay.check.report.Counts;
import dev.belay.check.report.OneLine;
import dev.belay.rehearse.Measurements;
import java.util.ArrayList;
import java.util.List;

/** A check as a whole, for people: what each statement is, what was not looked at, numbers. */
public final class CheckText {
  private static final int SHOWN = 20;

  private final CheckReport report;

  public CheckText(CheckReport report) {
    this.report = report;
  }

  /** What was measured of the statements that findings are about. */
  public Measurements measured() {
    return report.evidence().map(known -> known.measured()).orElse(Measurements.NONE);
  }

  /** In one line, if it fits. */
  public List<String> summary() {
    String all = Counts.statements(report) + "; " + Counts.findings(report) + ".";
    return Words.wrapped(all, Terminal.WIDEST, "", "  ");
  }

  /** What each statement is, what was overruled, what was not checked; each with an empty line. */
  public List<String> overview() {
    List<String> lines = new ArrayList<>(statements());
    lines.addAll(list("Supposed by a rule, disproved by the rehearsal:", report.disproved()));
    lines.addAll(list("Not checked:", report.unchecked()));
    return lines;
  }

  /** All of them if they are few; otherwise those that are not safe. */
  private List<String> statements() {
    boolean few = report.statements().size() <= SHOWN;
    var rows = new Rows();
    int shown = 0;
    int left = 0;
    for (CheckedFile file : report.files()) {
      for (CheckedStatement each : file.statements()) {
        if (!few && (each.danger() == Danger.SAFE || shown == SHOWN)) {
          left++;
        } else {
          rows.add(
              file.name() + ":" + each.line(),
              each.danger().toString(),
              OneLine.of(each.statement().text(), Terminal.WIDEST));
          shown++;
        }
      }
    }
    List<String> lines = new ArrayList<>();
    for (String line : rows.lines(2)) {
      lines.add(OneLine.cut(line, Terminal.WIDEST));
    }
    if (left > 0) {
      lines.add("  and " + left + " more: --format html tells all");
    }
    return titled("What the statements are:", lines);
  }

  private static List<String> list(String title, List<String> told) {
    List<String> lines = new ArrayList<>();
    for (String each : told) {
      lines.addAll(Words.wrapped(each, Terminal.WIDEST - 2, "  - ", "    "));
    }
    return titled(title, lines);
  }

  private static List<String> titled(String title, List<String> lines) {
    if (lines.isEmpty()) {
      return List.of();
    }
    List<String> all = new ArrayList<>(List.of(title));
    all.addAll(lines);
    all.add("");
    return all;
  }
}
