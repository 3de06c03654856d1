package dev.belay.check.rule;

import dev.belay.check.Conditions;
import dev.belay.check.Finding;
import dev.belay.check.Known;
import dev.belay.check.Rule;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.ObjectAction;
import dev.belay.sql.Statement;
import java.util.Optional;
import java.util.Set;

/** A rule added to a domain has every column of that type looked at. */
public final class RequireNotValidDomain implements Rule {
  private static final Set<String> CHECKS = Set.of("ADD CONSTRAINT", "SET NOT NULL");

  @Override
  public String id() {
    return "require-not-valid-domain";
  }

  @Override
  public boolean concerns(Conditions conditions) {
    return conditions.hasManyWriters();
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof ObjectAction.AlterDomain alter)
        || !CHECKS.contains(alter.what())
        || !alter.validated()
        || isNew(alter.domain(), script, statement)
        || !new Known(script, statement).isUsed(alter.domain())) {
      return Optional.empty();
    }
    boolean constraint = alter.what().equals("ADD CONSTRAINT");
    Finding finding =
        Finding.of(
            id(),
            Severity.WARNING,
            statement,
            "nobody can write to any table with a column of "
                + alter.domain()
                + " while every row of it is looked at",
            constraint
                ? "Add it NOT VALID, and validate it in a migration of its own: ALTER DOMAIN "
                    + alter.domain()
                    + " VALIDATE CONSTRAINT ..."
                : "Add CHECK (VALUE IS NOT NULL) NOT VALID to it, and validate that in a migration"
                    + " of its own.");
    return Optional.of(finding);
  }

  private static boolean isNew(String domain, Script script, Statement statement) {
    return script.pendingBefore(statement).stream()
        .anyMatch(
            action ->
                action instanceof ObjectAction.CreateDomain made && made.domain().equals(domain));
  }
}
