package dev.belay.protect;

import dev.belay.database.Environment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One line of a policy: what an operation takes on databases of an environment. */
public record PolicyRule(Environment environment, Operation operation, Need need) {
  /** How one is written. */
  public static final String FORM = "ENVIRONMENT OPERATION NEED";

  /**
   * Reads one, as in {@code production restore permit}.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static PolicyRule parse(String text) {
    String[] words = text.strip().split("\\s+", -1);
    if (words.length != 3) {
      throw new IllegalArgumentException("is not of the form " + FORM);
    }
    Environment environment =
        Environment.parse(words[0])
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "names no environment: production, staging, development or test"));
    Operation operation =
        Operation.parse(words[1])
            .orElseThrow(() -> unknown("operation", List.of(Operation.values())));
    Need need = need(words[2]).orElseThrow(() -> unknown("need", List.of(Need.values())));
    return checked(new PolicyRule(environment, operation, need));
  }

  /** What it is about: of two about the same only one can count. */
  public Object about() {
    return List.of(environment, operation);
  }

  /** A rule that would open what nothing opens is no rule. */
  private static PolicyRule checked(PolicyRule rule) {
    Need least = Policies.least(rule.operation, rule.environment);
    if (rule.need.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "asks for too little: " + rule.operation + " takes a " + least + " at least");
    }
    return rule;
  }

  private static Optional<Need> need(String word) {
    return Arrays.stream(Need.values()).filter(each -> each.toString().equals(word)).findFirst();
  }

  private static IllegalArgumentException unknown(String what, List<?> known) {
    return new IllegalArgumentException(
        "names no "
            + what
            + ": "
            + known.stream().map(Object::toString).collect(Collectors.joining(", ")));
  }

  @Override
  public String toString() {
    return environment + " " + operation + " " + need;
  }
}
