package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Rule;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** INSERT OR IGNORE ... SELECT drops the rows that do not fit, in silence. */
public final class BanInsertOrIgnoreInRebuild implements Rule {
  @Override
  public String id() {
    return "ban-insert-or-ignore-in-rebuild";
  }

  @Override
  public Optional<Finding> look(Script script, ParsedMigration migration, Statement statement) {
    if (!(statement.action() instanceof Action.Insert insert)
        || insert.conflict().isEmpty()
        || insert.from().isEmpty()
        || !(insert.conflict().get().equals("IGNORE")
            || insert.conflict().get().equals("REPLACE"))) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.WARNING,
            statement,
            "rows of "
                + insert.from().get(0)
                + " that break a rule of "
                + insert.table()
                + " are left out or replaced without a word",
            "Leave OR " + insert.conflict().get() + " away, and mend the rows that do not fit."));
  }
}
