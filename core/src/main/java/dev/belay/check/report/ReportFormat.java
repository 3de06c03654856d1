package dev.belay.check.report;

import java.util.Locale;

/** The forms in which a report is written for others than a terminal. */
public enum ReportFormat {
  JSON,
  SARIF,
  GITHUB,
  GITLAB,
  JUNIT,
  MARKDOWN,
  HTML;

  /** The whole document, ending in a line feed. */
  public String write(CheckReport report) {
    return switch (this) {
      case JSON -> JsonReport.write(report);
      case SARIF -> SarifReport.write(report);
      case GITHUB -> GithubReport.write(report);
      case GITLAB -> GitlabReport.write(report);
      case JUNIT -> JunitReport.write(report);
      case MARKDOWN -> MarkdownReport.write(report);
      case HTML -> HtmlReport.write(report);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
