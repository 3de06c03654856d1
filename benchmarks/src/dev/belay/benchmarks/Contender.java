package dev.belay.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * One way to do a job: a command, what must be there before, and what it must have made.
 *
 * @param before makes the surroundings of one run; its time does not count
 * @param after checks the result and gives its size in bytes, or {@link Measurement#UNKNOWN}
 */
record Contender(
    String name,
    List<String> command,
    Map<String, String> environment,
    Preparation before,
    Result after) {

  @FunctionalInterface
  interface Preparation {
    void make() throws IOException;
  }

  @FunctionalInterface
  interface Result {
    long check() throws IOException;
  }

  Contender {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  Contender with(String variable, String value) {
    return new Contender(name, command, Map.of(variable, value), before, after);
  }

  /** Several commands of the shell, which stops at the first that fails. */
  static List<String> shell(String script, Object... arguments) {
    return List.of("/bin/sh", "-ec", script.formatted(arguments));
  }
}
