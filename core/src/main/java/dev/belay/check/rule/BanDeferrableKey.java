package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Constraint;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A key that is not checked at once can't be relied on by others. */
public final class BanDeferrableKey implements ServerRule {
  private static final Pattern DEFERRABLE =
      Pattern.compile(
          "(?<!NOT\\s)\\b(?:DEFERRABLE|INITIALLY\\s+DEFERRED)\\b", Pattern.CASE_INSENSITIVE);

  @Override
  public String id() {
    return "ban-deferrable-key";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    return constraints(action).stream()
        .filter(BanDeferrableKey::isDeferrableKey)
        .findFirst()
        .map(
            key ->
                Finding.of(
                    id(),
                    Severity.NOTICE,
                    statement,
                    "no ON CONFLICT, no foreign key and no replica identity can use the "
                        + key.kind().words()
                        + (key.columns().isEmpty()
                            ? ""
                            : " (" + String.join(", ", key.columns()) + ")")
                        + ", for it is not checked at once",
                    "Leave out DEFERRABLE, if no transaction needs it."));
  }

  private static List<Constraint> constraints(Action action) {
    return switch (action) {
      case Action.CreateTable made -> made.constraints();
      case Action.AddColumn add -> add.constraints();
      case TableAction.AddConstraint add -> List.of(add.constraint());
      default -> List.of();
    };
  }

  /** What is said of it stands behind its columns. */
  private static boolean isDeferrableKey(Constraint constraint) {
    String definition = constraint.definition();
    return constraint.kind().isKey()
        && DEFERRABLE.matcher(definition.substring(definition.lastIndexOf(')') + 1)).find();
  }
}
