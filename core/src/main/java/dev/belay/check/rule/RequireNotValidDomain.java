package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Known;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.database.TableName;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.ObjectAction;
import dev.belay.sql.Statement;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** A rule added to a domain has every column of that type looked at. */
public final class RequireNotValidDomain implements ServerRule {
  private static final Set<String> CHECKS = Set.of("ADD CONSTRAINT", "SET NOT NULL");

  @Override
  public String id() {
    return "require-not-valid-domain";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof ObjectAction.AlterDomain alter)
        || !CHECKS.contains(alter.what())
        || !alter.validated()
        || isNew(alter.domain(), script, statement)) {
      return Optional.empty();
    }
    if (script.schema().isEmpty()) {
      return Optional.of(
          finding(
              Severity.WARNING, statement, alter, "any table with a column of " + alter.domain()));
    }
    return new Known(script, statement)
        .tablesWith(alter.domain()).stream()
            .flatMap(table -> finding(script, statement, alter, table).stream())
            .min(Comparator.comparing(Finding::severity));
  }

  private Optional<Finding> finding(
      Script script, Statement statement, ObjectAction.AlterDomain alter, TableName table) {
    return script
        .stall(table, statement)
        .map(severity -> finding(severity, statement, alter, table.toString()));
  }

  private Finding finding(
      Severity severity, Statement statement, ObjectAction.AlterDomain alter, String tables) {
    return Finding.of(
        id(),
        severity,
        statement,
        "nobody can write to "
            + tables
            + " while every row of it is looked at for "
            + alter.domain(),
        alter.what().equals("ADD CONSTRAINT")
            ? "Add it NOT VALID, and validate it in a migration of its own: ALTER DOMAIN "
                + alter.domain()
                + " VALIDATE CONSTRAINT ..."
            : "Add CHECK (VALUE IS NOT NULL) NOT VALID to it, and validate that in a migration"
                + " of its own.");
  }

  private static boolean isNew(String domain, Script script, Statement statement) {
    return script.pendingBefore(statement).stream()
        .anyMatch(
            action ->
                action instanceof ObjectAction.CreateDomain made && made.domain().equals(domain));
  }
}
