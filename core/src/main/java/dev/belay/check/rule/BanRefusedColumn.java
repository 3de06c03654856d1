package dev.belay.check.rule;

import dev.belay.check.EmbeddedRule;
import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Constraint;
import dev.belay.sql.Statement;
import java.util.Optional;

/**
 * ADD COLUMN in a form that SQLite does not take, or not where there are rows
 * (https://www.sqlite.org/lang_altertable.html#altertabaddcol).
 */
public final class BanRefusedColumn implements EmbeddedRule {
  /** Why, and what to do instead. */
  private record Refused(String why, String help) {}

  @Override
  public String id() {
    return "ban-refused-column";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    if (!(action instanceof Action.AddColumn add)) {
      return Optional.empty();
    }
    Optional<Refused> refused =
        always(add)
            .or(
                () ->
                    script.mayHoldRows(add.table(), statement)
                        ? withRows(add, migration)
                        : Optional.empty());
    return refused.map(
        why -> Finding.of(id(), Severity.ERROR, statement, "fails" + why.why(), why.help()));
  }

  private static Optional<Refused> always(Action.AddColumn add) {
    return add.constraints().stream()
        .filter(constraint -> constraint.kind().isKey())
        .findFirst()
        .map(
            key ->
                new Refused(
                    ": SQLite adds no column that is " + key.kind(),
                    key.kind() == Constraint.Kind.UNIQUE
                        ? "Add it without, then: CREATE UNIQUE INDEX ... ON "
                            + add.table()
                            + " ("
                            + add.column()
                            + ")"
                        : "Build the table anew with another primary key."));
  }

  private static Optional<Refused> withRows(Action.AddColumn add, ParsedMigration migration) {
    String where = " where " + add.table() + " holds rows: ";
    return switch (add.filling()) {
      case EACH ->
          Optional.of(
              new Refused(
                  where + "the default " + add.defaultValue().orElseThrow() + " is no constant",
                  "Give a constant one and UPDATE the rows, or build the table anew."));
      case STORED ->
          Optional.of(
              new Refused(
                  where + "SQLite adds no STORED column to them",
                  "Make it VIRTUAL, or build the table anew."));
      case SAME ->
          refers(add) && migration.foreignKeys().orElse(false)
              ? Optional.of(
                  new Refused(
                      where + "while foreign keys act a column that REFERENCES has no default",
                      "Leave out the default and UPDATE the rows."))
              : Optional.empty();
      case NULL, SEQUENCE, VIRTUAL, UNKNOWN -> Optional.empty();
    };
  }

  private static boolean refers(Action.AddColumn add) {
    return add.constraints().stream().anyMatch(each -> each.references().isPresent());
  }
}
