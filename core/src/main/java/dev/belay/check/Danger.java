package dev.belay.check;

import dev.belay.sql.Action;
import dev.belay.sql.Constraint;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.List;
import java.util.Locale;

/** How much a statement can do, in the words that reviews of migrations use; the mildest first. */
public enum Danger {
  /** It adds, or what it takes is known to be empty, and nothing is known against it. */
  SAFE,
  /** It takes something away, or may block or surprise; nothing is known to be lost by it. */
  POTENTIALLY_DESTRUCTIVE,
  /** Data would be lost, or it is sure to fail; also where that is allowed. */
  DANGEROUS;

  private static final String BAN = "ban-";

  /**
   * The class of a statement.
   *
   * @param about what was found about it, allowed or not
   */
  public static Danger of(Statement statement, List<Finding> about) {
    boolean lost = about.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    if (lost || changesKey(statement.actions())) {
      return DANGEROUS;
    }
    boolean warned =
        about.stream()
            .anyMatch(
                finding ->
                    finding.severity() == Severity.WARNING || finding.rule().startsWith(BAN));
    return warned || statement.actions().stream().anyMatch(Danger::takesAway)
        ? POTENTIALLY_DESTRUCTIVE
        : SAFE;
  }

  /** What refers to a row by its key may refer to another one afterwards. */
  private static boolean changesKey(List<Action> actions) {
    return actions.stream().anyMatch(TableAction.DropConstraint.class::isInstance)
        && actions.stream().anyMatch(action -> adds(action, Constraint.Kind.PRIMARY_KEY));
  }

  private static boolean adds(Action action, Constraint.Kind kind) {
    return action instanceof TableAction.AddConstraint add && add.constraint().kind() == kind;
  }

  /** Most actions don't, and what a rule has to say about them counts besides. */
  private static boolean takesAway(Action action) {
    return switch (action) {
      case Action.DropTable ignored -> true;
      case Action.DropColumn ignored -> true;
      case Action.Truncate ignored -> true;
      case Action.Delete ignored -> true;
      case Action.CreateIndex index -> index.unique();
      case TableAction.ChangeType ignored -> true;
      case TableAction.DropConstraint ignored -> true;
      case TableAction.AddConstraint ignored -> adds(action, Constraint.Kind.UNIQUE);
      default -> false;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
