package dev.belay.check.report;

import dev.belay.check.Severity;
import dev.belay.problem.Problem;
import java.util.Comparator;
import java.util.List;

/**
 * The report as workflow commands, which GitHub Actions turns into annotations of a pull request
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
 */
final class GithubReport {
  private GithubReport() {}

  /** The verdict first, then the worst: of each kind GitHub shows ten a step. */
  static String write(CheckReport report) {
    var text = new StringBuilder();
    String verdict = Counts.verdict(report) + "; " + Counts.findings(report);
    text.append("::notice title=Belay::").append(data(verdict)).append('\n');
    report.problem().ifPresent(problem -> text.append(of(problem)));
    List<PlacedFinding> sorted =
        report.findings().stream()
            .filter(each -> each.finding().allowed().isEmpty())
            .sorted(Comparator.comparing(each -> each.finding().severity()))
            .toList();
    sorted.forEach(each -> text.append(of(each)));
    return text.toString();
  }

  private static String of(Problem problem) {
    return "::error title="
        + property("Belay: " + problem.code().id())
        + "::"
        + data(problem.toString())
        + "\n";
  }

  private static String of(PlacedFinding placed) {
    var text = new StringBuilder("::").append(command(placed.finding().severity())).append(' ');
    if (!placed.path().isEmpty()) {
      text.append("file=").append(property(placed.path())).append(',');
      text.append("line=").append(placed.begin().line()).append(',');
      text.append("endLine=").append(placed.end().line()).append(',');
      text.append(columns(placed));
    }
    text.append("title=").append(property(placed.finding().rule()));
    return text.append("::").append(data(placed.told())).append('\n').toString();
  }

  /** Only understood inside of one line; the last column is part of what is marked. */
  private static String columns(PlacedFinding placed) {
    int first = placed.begin().column();
    int last = placed.end().column() - 1;
    return placed.begin().line() == placed.end().line() && last >= first
        ? "col=" + first + ",endColumn=" + last + ","
        : "";
  }

  private static String command(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTICE -> "notice";
    };
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
