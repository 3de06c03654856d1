package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Fix;
import dev.belay.check.Kept;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.database.SchemaObject;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.ObjectAction;
import dev.belay.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A function is said anew whose results are kept: in indexes, in columns, as a rule of rows. */
public final class BanStaleExpression implements ServerRule {
  @Override
  public String id() {
    return "ban-stale-expression";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    if (!(action instanceof ObjectAction.CreateRoutine made)
        || !made.replaces()
        || !isChanged(made, script)) {
      return Optional.empty();
    }
    List<Kept> stale =
        Kept.from(made.routine(), script).stream()
            .filter(kept -> kept.isThere(script.pendingBefore(statement)))
            .filter(kept -> !kept.isRenewed(script.after(statement)))
            .toList();
    return stale.isEmpty()
        ? Optional.empty()
        : Optional.of(finding(statement, made, stale, script));
  }

  /** Whether there is such a function now, and none with the same body. */
  private static boolean isChanged(ObjectAction.CreateRoutine made, Script script) {
    List<String> now =
        script.schema().stream()
            .flatMap(schema -> schema.objects().stream())
            .filter(object -> object.kind().equals("function"))
            .filter(object -> object.name().matches("(.*\\.)?\\Q" + made.routine() + "\\E\\(.*"))
            .map(SchemaObject::definition)
            .toList();
    return !now.isEmpty()
        && made.body().isPresent()
        && now.stream().noneMatch(definition -> definition.contains(made.body().get()));
  }

  private Finding finding(
      Statement statement, ObjectAction.CreateRoutine made, List<Kept> stale, Script script) {
    Finding finding =
        Finding.of(
            id(),
            Severity.WARNING,
            statement,
            "what "
                + made.routine()
                + "() gave until now stays in "
                + stale.stream().map(Kept::told).collect(Collectors.joining(", ")),
            stale.stream()
                .map(kept -> kept.remedy(script.conditions().dialect()))
                .distinct()
                .collect(Collectors.joining(" ")));
    boolean indexes = stale.stream().allMatch(Kept.InIndex.class::isInstance);
    return indexes ? finding.mendedBy(fix(statement, stale, script)) : finding;
  }

  private static Fix fix(Statement statement, List<Kept> stale, Script script) {
    return new Fix(
        List.of(statement.text()),
        stale.stream().map(kept -> kept.remedy(script.conditions().dialect())).toList());
  }
}
