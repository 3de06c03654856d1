package dev.belay.protect;

import dev.belay.database.Environment;
import dev.belay.database.Target;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.util.Optional;

/**
 * Asks the operator where the policy says so, and takes nothing but the target's name for a yes.
 */
public final class Policy implements Consent {
  /** Whoever sits at the terminal. */
  @FunctionalInterface
  public interface Operator {
    /** Where nobody can be asked. */
    Operator NOBODY = question -> Optional.empty();

    /** What was typed in answer; empty where nobody is there. */
    Optional<String> ask(String question);

    /** Why there was no answer. */
    default String absence() {
      return "nobody is here to be asked";
    }
  }

  private final Confirmation confirmation;
  private final Optional<String> given;
  private final Operator operator;

  /**
   * A policy.
   *
   * @param given the name that was given beforehand, in place of being asked
   */
  public Policy(Confirmation confirmation, Optional<String> given, Operator operator) {
    this.confirmation = confirmation;
    this.given = given;
    this.operator = operator;
  }

  @Override
  public String to(String verb, Target target, String what) {
    if (!isAsked(target.environment())) {
      return "not needed: "
          + (confirmation == Confirmation.NOBODY ? "nobody is asked" : target.environment());
    }
    if (given.isPresent()) {
      return judged(given.get(), verb, target, "given with --confirm");
    }
    Optional<String> typed = operator.ask(question(target, what));
    if (typed.isEmpty()) {
      throw needed(verb, target, operator.absence());
    }
    return judged(typed.get().strip(), verb, target, "typed at the terminal");
  }

  static String question(Target target, String what) {
    return what
        + "\nThis is "
        + target.name()
        + ", "
        + target.environment()
        + ". Type its name to go on: ";
  }

  private boolean isAsked(Environment environment) {
    return switch (confirmation) {
      case NOBODY -> false;
      case OPERATOR -> true;
      case BY_ENVIRONMENT ->
          environment != Environment.DEVELOPMENT && environment != Environment.TEST;
    };
  }

  private static String judged(String name, String verb, Target target, String how) {
    if (!name.equals(target.name())) {
      throw needed(verb, target, "the name was \"" + name + "\"");
    }
    return how;
  }

  private static RuntimeException needed(String verb, Target target, String why) {
    return Problem.of(
            Code.CONFIRMATION_NEEDED,
            verb + " on " + target.name() + " (" + target.environment() + ") was not confirmed")
        .why(why)
        .state("nothing was changed in " + target.name())
        .remedy("say so: the same command with --confirm " + target.name())
        .toException();
  }
}
