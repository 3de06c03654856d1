package dev.belay.check.optional;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.ObjectAction;
import dev.belay.sql.Statement;
import java.util.Optional;

/** A type with a rule that is hard to change later. */
public final class BanDomainWithCheck implements ServerRule {
  @Override
  public String id() {
    return "ban-domain-with-check";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    return action instanceof ObjectAction.CreateDomain made && made.constrained()
        ? Optional.of(
            Finding.of(
                id(),
                Severity.WARNING,
                statement,
                "another rule for "
                    + made.domain()
                    + " has to look at every row of every table that uses it",
                "Use the plain type, and a CHECK in each table."))
        : Optional.empty();
  }
}
