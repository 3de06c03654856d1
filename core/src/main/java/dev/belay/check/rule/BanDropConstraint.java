package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Known;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Without a constraint rows get in that it would have kept out. */
public final class BanDropConstraint implements ServerRule {
  private static final Pattern NOT_NULL =
      Pattern.compile(
          "^CHECK\\s*\\(+\\s*\"?([^\"\\s()]+)\"?\\s+IS\\s+NOT\\s+NULL\\s*\\)",
          Pattern.CASE_INSENSITIVE);

  @Override
  public String id() {
    return "ban-drop-constraint";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof TableAction.DropConstraint drop)
        || !script.mayHoldRows(drop.table(), statement)
        || isBack(drop, script, statement)) {
      return Optional.empty();
    }
    Optional<String> definition =
        new Known(script, statement).constraint(drop.table(), drop.name());
    if (definition.filter(text -> saysLess(text, drop, script, statement)).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.NOTICE,
            statement,
            "rows can get into "
                + drop.table()
                + " that "
                + drop.name()
                + " would have kept out; then it can't be added again"
                + definition
                    .filter(text -> text.startsWith("FOREIGN KEY"))
                    .map(text -> ". The table that it refers to is locked, too")
                    .orElse(""),
            ""));
  }

  /** A constraint of that name is added by the same statement, or later in the same migrations. */
  private static boolean isBack(
      TableAction.DropConstraint drop, Script script, Statement statement) {
    return Stream.concat(statement.actions().stream(), script.after(statement).stream())
        .anyMatch(
            action ->
                action instanceof TableAction.AddConstraint add
                    && Script.same(add.table(), drop.table())
                    && add.constraint().name().filter(drop.name()::equals).isPresent());
  }

  /** {@code CHECK (x IS NOT NULL)} of a column that is NOT NULL by now. */
  private static boolean saysLess(
      String definition, TableAction.DropConstraint drop, Script script, Statement statement) {
    var match = NOT_NULL.matcher(definition);
    return match.find() && new Known(script, statement).isNotNull(drop.table(), match.group(1));
  }
}
