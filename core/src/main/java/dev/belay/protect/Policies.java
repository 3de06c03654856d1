package dev.belay.protect;

import dev.belay.database.Environment;
import java.util.List;

/**
 * What each operation takes, by what the database is for.
 *
 * @param rules that somebody has set; of two about the same the first counts
 */
public record Policies(List<PolicyRule> rules) {
  /** Where nobody has set anything. */
  public static final Policies USUAL = new Policies(List.of());

  public Policies {
    rules = List.copyOf(rules);
  }

  /** What an operation takes; of what nobody knows counts as production. */
  public Need need(Operation operation, Environment environment) {
    Environment known = known(environment);
    for (PolicyRule rule : rules) {
      if (rule.operation() == operation && rule.environment() == known) {
        return rule.need();
      }
    }
    return usual(operation, known);
  }

  private static Environment known(Environment environment) {
    return environment == Environment.UNKNOWN ? Environment.PRODUCTION : environment;
  }

  /** What no rule goes below: a database that anybody may destroy is no marked one. */
  static Need least(Operation operation, Environment environment) {
    return operation.canBeEased() ? Need.FREE : usual(operation, environment);
  }

  private static Need usual(Operation operation, Environment environment) {
    return switch (operation) {
      case MARK, PERMIT -> Need.PERSON;
      case PRUNE -> Need.FREE;
      case TESTDB -> environment == Environment.TEST ? Need.FREE : Need.NEVER;
      case GUARD, PROTECT, UNPROTECT, PRIVILEGES ->
          environment.canBeMadeAgain() ? Need.FREE : Need.PERSON;
      case MIGRATE -> environment.canBeMadeAgain() ? Need.FREE : Need.NAME;
      case LOSE_DATA, ROLLBACK, RESTORE ->
          switch (environment) {
            case DEVELOPMENT, TEST -> Need.FREE;
            case STAGING -> Need.NAME;
            case PRODUCTION, UNKNOWN -> Need.PERSON;
          };
    };
  }
}
