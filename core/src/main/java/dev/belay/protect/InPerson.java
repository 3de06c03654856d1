package dev.belay.protect;

import dev.belay.database.Target;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.util.Optional;

/** Consent that only a person at a terminal can give: no flag and no setting stands in for it. */
public final class InPerson implements Consent {
  private final Policy.Operator operator;

  public InPerson(Policy.Operator operator) {
    this.operator = operator;
  }

  @Override
  public String to(String verb, Target target, String what) {
    Optional<String> typed = operator.ask(Policy.question(target, what));
    if (typed.isEmpty()) {
      throw refused(verb, target, operator.absence());
    }
    if (!typed.get().strip().equals(target.name())) {
      throw refused(verb, target, "the name was \"" + typed.get().strip() + "\"");
    }
    return "typed at the terminal";
  }

  private static RuntimeException refused(String verb, Target target, String why) {
    return Problem.of(
            Code.CONFIRMATION_NEEDED,
            verb + " on " + target.name() + " (" + target.environment() + ") needs a person")
        .why(why)
        .state("nothing was changed in " + target.name())
        .remedy("a person has to run it at a terminal, and type the name")
        .toException();
  }
}
