package dev.belay.protect;

import dev.belay.database.Target;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides whether an operation may go on: by the policies, by whoever is at the terminal, and by
 * permits. Whatever may destroy something comes by here.
 */
public final class Gate implements Consent {
  private final Policies policies;
  private final Optional<String> given;
  private final Operator operator;
  private final PermitBook permits;

  /**
   * Prepares.
   *
   * @param given the target's name, said beforehand in place of being asked
   */
  public Gate(Policies policies, Optional<String> given, Operator operator, PermitBook permits) {
    this.policies = policies;
    this.given = given;
    this.operator = operator;
    this.permits = permits;
  }

  @Override
  public String to(Operation operation, Target target, Supplier<String> what) {
    Asked asked = new Asked(operation, target, what);
    return switch (policies.need(operation, target.environment())) {
      case FREE -> "not needed: " + target.environment();
      case NAME -> named(asked);
      case PERSON -> byPerson(asked);
      case PERMIT -> byPermit(asked, "the policy asks for one, whoever is here");
      case NEVER -> throw forbidden(asked);
    };
  }

  /** One question. */
  private record Asked(Operation operation, Target target, Supplier<String> what) {
    /** As in {@code restore on shop (production)}. */
    String told() {
      return operation + " on " + target.name() + " (" + target.environment() + ")";
    }

    /** What the operator reads. */
    String question() {
      return what.get()
          + "\nThis is "
          + target.name()
          + ", "
          + target.environment()
          + ". Type its name to go on: ";
    }
  }

  /** A name that an agent has put on its command line is nobody's word. */
  private String named(Asked asked) {
    if (given.isPresent() && !operator.isAgent()) {
      return judged(asked, given.get(), "given with --confirm");
    }
    return typed(asked).or(() -> permitted(asked)).orElseThrow(() -> notNamed(asked));
  }

  private String byPerson(Asked asked) {
    return typed(asked).orElseGet(() -> byPermit(asked, operator.absence()));
  }

  private Optional<String> typed(Asked asked) {
    return operator
        .ask(asked::question)
        .map(answer -> judged(asked, answer.strip(), "typed at the terminal"));
  }

  private static String judged(Asked asked, String name, String how) {
    if (!name.equals(asked.target().name())) {
      throw refused(
          asked,
          asked.told() + " was not confirmed",
          "the name was \"" + name + "\"",
          "type " + asked.target().name() + " if that is the database that is meant");
    }
    return how;
  }

  private Optional<String> permitted(Asked asked) {
    return asked.operation().canBePermitted()
        ? permits.use(asked.operation().toString())
        : Optional.empty();
  }

  private String byPermit(Asked asked, String why) {
    return permitted(asked).orElseThrow(() -> notPermitted(asked, why));
  }

  private BelayException notNamed(Asked asked) {
    return refused(
        asked,
        asked.told() + " was not confirmed",
        why(asked, operator.absence()),
        operator.isAgent()
            ? remedy(asked)
            : "say so: the same command with --confirm " + asked.target().name());
  }

  private BelayException notPermitted(Asked asked, String why) {
    boolean anybody = policies.need(asked.operation(), asked.target().environment()) != Need.PERMIT;
    return refused(
        asked,
        asked.told() + (anybody ? " needs a person" : " needs a permit"),
        why(asked, why),
        anybody ? remedy(asked) : "a person can give one: " + permit(asked));
  }

  /** Says what is wrong with the permits that are there: somebody thought that they would do. */
  private String why(Asked asked, String why) {
    String unfit =
        asked.operation().canBePermitted() ? permits.unfit(asked.operation().toString()) : "";
    return unfit.isEmpty() ? why : why + "\n" + unfit;
  }

  private static String remedy(Asked asked) {
    return asked.operation().canBePermitted()
        ? "a person has to run it at a terminal, or allow it: " + permit(asked)
        : "a person has to run it at a terminal, and type the name";
  }

  private static String permit(Asked asked) {
    return "belay permit " + asked.operation() + " -t " + asked.target().name();
  }

  private static BelayException forbidden(Asked asked) {
    return Problem.of(Code.FORBIDDEN, asked.told() + " is never done")
        .why("the policy says never")
        .state("nothing was changed in " + asked.target().name())
        .remedy("who may change policy in belay.yaml can allow it")
        .toException();
  }

  private static BelayException refused(Asked asked, String what, String why, String remedy) {
    return Problem.of(Code.CONFIRMATION_NEEDED, what)
        .why(why)
        .state("nothing was changed in " + asked.target().name())
        .remedy(remedy)
        .toException();
  }
}
