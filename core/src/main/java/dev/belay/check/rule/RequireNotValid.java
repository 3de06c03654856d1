package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Fix;
import dev.belay.check.Known;
import dev.belay.check.Rewording;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.engine.TableWork;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Constraint;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A foreign key or CHECK that looks at all rows while others wait. */
public final class RequireNotValid implements ServerRule {
  /** Those that can be added and looked at later; NOT NULL since PostgreSQL 18. */
  private static final Set<Constraint.Kind> WAITING =
      EnumSet.of(Constraint.Kind.CHECK, Constraint.Kind.FOREIGN_KEY, Constraint.Kind.NOT_NULL);

  @Override
  public String id() {
    return "require-not-valid";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof TableAction.AddConstraint add)
        || !isChecked(add.constraint())
        || isPromised(add, script, statement)
        || isProven(add, script, statement)) {
      return Optional.empty();
    }
    Optional<Severity> stall = script.stall(add.table(), statement);
    if (stall.isEmpty()) {
      return Optional.empty();
    }
    Finding finding =
        Finding.of(id(), stall.get(), statement, message(add), help(script, statement, add))
            .claiming(
                add.table(),
                add.constraint().references().isPresent()
                    ? TableWork.REFERENCES_CHECKED
                    : TableWork.CHECKED);
    return Optional.of(
        canWait(script, statement, add) ? finding.mendedBy(fix(script, statement, add)) : finding);
  }

  private static boolean isChecked(Constraint constraint) {
    return constraint.validated() && constraint.enforced() && WAITING.contains(constraint.kind());
  }

  /** A rule that the rows were held to before tells nothing new. */
  private static boolean isPromised(
      TableAction.AddConstraint add, Script script, Statement statement) {
    return add.constraint()
        .name()
        .flatMap(name -> new Known(script, statement).constraint(add.table(), name))
        .filter(there -> !there.contains("NOT VALID"))
        .filter(there -> script.pendingBefore(statement).isEmpty())
        .isPresent();
  }

  /** NOT NULL of a column that can't hold NULL by what was checked before. */
  private static boolean isProven(
      TableAction.AddConstraint add, Script script, Statement statement) {
    var known = new Known(script, statement);
    return add.constraint().kind() == Constraint.Kind.NOT_NULL
        && add.constraint().columns().stream()
            .allMatch(
                column ->
                    known.isNotNull(add.table(), column)
                        || known.provesNotNull(add.table(), column));
  }

  private static String message(TableAction.AddConstraint add) {
    Constraint constraint = add.constraint();
    return constraint
        .references()
        .map(
            parent ->
                "nobody can write to "
                    + add.table()
                    + " or "
                    + parent
                    + " while every row of "
                    + add.table()
                    + " is looked up")
        .orElse("nobody can read or write " + add.table() + " while every row of it is looked at");
  }

  /** Before PostgreSQL 18 a partitioned table has no foreign key that is not valid. */
  private static boolean canWait(
      Script script, Statement statement, TableAction.AddConstraint add) {
    return add.constraint().kind() != Constraint.Kind.FOREIGN_KEY
        || script.conditions().isSince(18)
        || !new Known(script, statement).isPartitioned(add.table());
  }

  private static String help(Script script, Statement statement, TableAction.AddConstraint add) {
    return canWait(script, statement, add)
        ? "Add it NOT VALID, which looks at new rows only, and have the old ones looked at in a"
            + " migration of its own, which keeps nobody out:"
        : "A partitioned table can have it NOT VALID only since PostgreSQL 18: add it to each"
            + " partition NOT VALID and validate it there, then to the whole.";
  }

  private static Fix fix(Script script, Statement statement, TableAction.AddConstraint add) {
    var words = new Rewording(statement);
    String part = words.part(add);
    String name = add.constraint().name().orElse(newName(add));
    String quoted = script.conditions().dialect().quote(name);
    String named =
        add.constraint().name().isPresent()
            ? part
            : "ADD CONSTRAINT " + quoted + part.substring("ADD".length());
    return new Fix(
        List.of(words.replacing(add, named + " NOT VALID")),
        List.of(words.with("VALIDATE CONSTRAINT " + quoted)));
  }

  private static String newName(TableAction.AddConstraint add) {
    List<String> words = new ArrayList<>(List.of(add.table().name()));
    words.addAll(add.constraint().columns());
    words.add(
        switch (add.constraint().kind()) {
          case CHECK -> "check";
          case FOREIGN_KEY -> "fkey";
          case NOT_NULL -> "not_null";
          case PRIMARY_KEY, UNIQUE, EXCLUDE -> "key";
        });
    return String.join("_", words);
  }
}
