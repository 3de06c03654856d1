package dev.belay.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One way to do a job: a command, what must be there before, and what it must have made.
 *
 * @param environment variables beside those of this process
 * @param before makes the surroundings of one run; its time does not count
 * @param after checks the result and gives its size in bytes, or {@link Measurement#UNKNOWN}
 */
public record Contender(
    String name,
    List<String> command,
    Map<String, String> environment,
    Preparation before,
    Result after) {

  /** What happens before a run. */
  @FunctionalInterface
  public interface Preparation {
    void make() throws IOException, InterruptedException, SQLException;
  }

  /** What a run must have led to. */
  @FunctionalInterface
  public interface Result {
    long check() throws IOException, SQLException;
  }

  public Contender {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** One that needs nothing beforehand and makes nothing. */
  public static Contender asking(
      String name, List<String> command, Map<String, String> environment) {
    return new Contender(name, command, environment, () -> {}, () -> Measurement.UNKNOWN);
  }

  Contender with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new Contender(name, command, more, before, after);
  }

  /** Several commands of the shell, which stops at the first that fails. */
  public static List<String> shell(String script, Object... arguments) {
    return List.of("/bin/sh", "-ec", script.formatted(arguments));
  }
}
