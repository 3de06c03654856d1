package dev.belay.check.rule;

import dev.belay.check.Affinity;
import dev.belay.check.EmbeddedRule;
import dev.belay.check.Finding;
import dev.belay.check.Rebuild;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.database.RowCount;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Locale;
import java.util.Optional;

/** A rebuild that copies values into a column of another type. */
public final class BanChangedValues implements EmbeddedRule {
  @Override
  public String id() {
    return "ban-changed-values";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    return Rebuild.of(script, migration, statement, action)
        .filter(rebuild -> script.mayHoldRows(rebuild.table(), statement))
        .flatMap(
            rebuild ->
                rebuild.copied().stream()
                    .filter(copied -> loss(copied).isPresent() && mayHold(script, rebuild, copied))
                    .findFirst()
                    .map(copied -> finding(statement, rebuild, copied)));
  }

  private static boolean mayHold(Script script, Rebuild rebuild, Rebuild.Copied copied) {
    return script.values(rebuild.table(), copied.from().name()).filter(RowCount::isZero).isEmpty();
  }

  /** Dates are text that does not look like a number, whatever their type is called. */
  private static Optional<String> loss(Rebuild.Copied copied) {
    String type = copied.to().type().toUpperCase(Locale.ROOT);
    if (copied.from().type().equalsIgnoreCase(type)
        || type.contains("DATE")
        || type.contains("TIME")) {
      return Optional.empty();
    }
    return Affinity.of(type).lossFrom(Affinity.of(copied.from().type()));
  }

  private Finding finding(Statement statement, Rebuild rebuild, Rebuild.Copied copied) {
    boolean digits = Affinity.of(copied.from().type()) == Affinity.TEXT;
    return Finding.of(
        id(),
        digits ? Severity.ERROR : Severity.WARNING,
        statement,
        rebuild.table()
            + "."
            + copied.from().name()
            + " from "
            + type(copied.from().type())
            + " to "
            + type(copied.to().type())
            + ": "
            + loss(copied).orElseThrow(),
        "Keep the column's type, or convert the values in an UPDATE that everybody can see.");
  }

  private static String type(String declared) {
    return declared.isEmpty() ? "no type" : declared;
  }
}
