package dev.belay.check.report;

import dev.belay.check.Danger;
import dev.belay.check.Finding;
import dev.belay.check.Findings;
import dev.belay.migration.ParsedMigration;
import dev.belay.rehearse.MeasuredStatement;
import dev.belay.rehearse.Measurements;
import dev.belay.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Brings findings and measurements to the statements that they are about. */
public final class Assembly {
  private final Map<String, List<Finding>> byFile = new HashMap<>();
  private final Map<Statement, MeasuredStatement> measured = new HashMap<>();
  private final UnaryOperator<String> path;

  /**
   * Prepares.
   *
   * @param path from a file's name to its path in the report
   */
  public Assembly(Findings findings, Measurements measurements, UnaryOperator<String> path) {
    for (Finding finding : findings.all()) {
      byFile.computeIfAbsent(finding.file(), file -> new ArrayList<>()).add(finding);
    }
    measurements.statements().forEach(each -> measured.put(each.statement(), each));
    this.path = path;
  }

  /** Every file with what is known about it. */
  public List<CheckedFile> files(List<ParsedMigration> migrations) {
    List<CheckedFile> files = new ArrayList<>();
    for (ParsedMigration migration : migrations) {
      String name = migration.migration().file();
      List<Finding> findings = byFile.getOrDefault(name, List.of());
      Map<Integer, List<Finding>> places = byPlace(findings);
      List<CheckedStatement> statements = new ArrayList<>();
      for (Statement statement : migration.statements()) {
        int place = statement.begin().offset();
        statements.add(checked(statement, places.getOrDefault(place, List.of())));
      }
      files.add(new CheckedFile(path.apply(name), name, statements, findings));
    }
    return files;
  }

  /** By where their statements begin: there may be as many of them as there are statements. */
  private static Map<Integer, List<Finding>> byPlace(List<Finding> findings) {
    Map<Integer, List<Finding>> places = new HashMap<>();
    for (Finding finding : findings) {
      finding
          .statement()
          .map(statement -> statement.begin().offset())
          .ifPresent(at -> places.computeIfAbsent(at, key -> new ArrayList<>()).add(finding));
    }
    return places;
  }

  private CheckedStatement checked(Statement statement, List<Finding> findings) {
    List<Finding> about =
        findings.stream()
            .filter(finding -> finding.statement().equals(Optional.of(statement)))
            .toList();
    return new CheckedStatement(
        statement,
        Danger.of(statement, about),
        about,
        Optional.ofNullable(measured.get(statement)));
  }

  /** The findings that are about none of these files. */
  public List<Finding> elsewhere(List<ParsedMigration> migrations) {
    Set<String> names = new HashSet<>();
    migrations.forEach(migration -> names.add(migration.migration().file()));
    List<Finding> rest = new ArrayList<>();
    byFile.forEach(
        (file, findings) -> {
          if (!names.contains(file)) {
            rest.addAll(findings);
          }
        });
    return rest;
  }
}
