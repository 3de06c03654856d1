package dev.belay.protect;

import dev.belay.database.Environment;
import dev.belay.database.Target;

/**
 * Consent to a command that may destroy everything: free on development and test databases, a
 * person's alone elsewhere, and where nobody knows what a database is for.
 */
public final class CommandPolicy implements Consent {
  private final Consent person;

  public CommandPolicy(Policy.Operator operator) {
    this.person = new InPerson(operator);
  }

  @Override
  public String to(String verb, Target target, String what) {
    Environment environment = target.environment();
    return environment == Environment.DEVELOPMENT || environment == Environment.TEST
        ? "not needed: " + environment
        : person.to(verb, target, what);
  }
}
