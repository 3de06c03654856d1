package dev.belay.check;

import dev.belay.database.SchemaSnapshot;
import dev.belay.engine.Engine;
import dev.belay.engine.Trial;
import java.util.List;
import java.util.Optional;

/**
 * What a database without rows says to migrations.
 *
 * @param findings what is sure to fail
 * @param untried what could not be tried, in words, since no migration makes what it speaks of
 */
public record Tried(List<Finding> findings, Optional<String> untried) {
  /** The id of what is found by trying. */
  public static final String FAILING = "ban-failing-statement";

  public Tried {
    findings = List.copyOf(findings);
  }

  /** What a trial of that engine says; nothing where it has none. */
  public static Tried in(Engine engine, Script script) {
    Optional<Trial> opened = engine.trial(script.schema().orElse(SchemaSnapshot.EMPTY));
    if (opened.isEmpty()) {
      return new Tried(List.of(), Optional.empty());
    }
    try (Trial trial = opened.get()) {
      return new Trying(trial, script).run();
    }
  }

  /** What is said of some of the migrations. */
  List<Finding> of(Script script) {
    return findings.stream()
        .filter(
            finding ->
                script.migrations().stream()
                    .anyMatch(each -> each.migration().file().equals(finding.file())))
        .toList();
  }
}
