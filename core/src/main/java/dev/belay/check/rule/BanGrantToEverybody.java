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
import java.util.Set;

/** Rights for PUBLIC are rights for every role, those to come included. */
public final class BanGrantToEverybody implements ServerRule {
  /** What a new database grants to everybody in any case, or what reading needs. */
  private static final Set<String> HARMLESS = Set.of("USAGE", "CONNECT", "EXECUTE", "SELECT");

  @Override
  public String id() {
    return "ban-grant-to-everybody";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof ObjectAction.Grant grant)
        || !grant.toEverybody()
        || (!grant.privileges().isEmpty() && HARMLESS.containsAll(grant.privileges()))) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.WARNING,
            statement,
            "every role, those to come included, may "
                + (grant.privileges().isEmpty()
                    ? "do everything"
                    : String.join(", ", grant.privileges()))
                + " with "
                + grant.objects(),
            "Grant it to a role that says who needs it."));
  }
}
