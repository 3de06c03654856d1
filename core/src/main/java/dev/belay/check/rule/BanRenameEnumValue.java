package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.ObjectAction;
import dev.belay.sql.Statement;
import java.util.Optional;

/** Programs compare with the old name of an enum value. */
public final class BanRenameEnumValue implements ServerRule {
  @Override
  public String id() {
    return "ban-rename-enum-value";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof ObjectAction.RenameEnumValue rename)) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.WARNING,
            statement,
            "programs that are running compare with '"
                + rename.value()
                + "' of "
                + rename.type()
                + ", and find no row or fail from here on",
            "Add '"
                + rename.newValue()
                + "' as a value of its own, and move the rows in"
                + " batches."));
  }
}
