package dev.belay.check.report;

import dev.belay.check.Finding;
import java.util.List;

/**
 * One file.
 *
 * @param path from the root of the report, with slashes
 * @param name as findings and permissions call it
 * @param findings all of them, also those that are about no single statement
 */
public record CheckedFile(
    String path, String name, List<CheckedStatement> statements, List<Finding> findings) {
  public CheckedFile {
    statements = List.copyOf(statements);
    findings = List.copyOf(findings);
  }

  /** What is about the file as such. */
  public List<Finding> general() {
    return findings.stream().filter(finding -> finding.statement().isEmpty()).toList();
  }
}
