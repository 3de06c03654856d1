package dev.belay.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A command that applies what is pending, as the shell reads it.
 *
 * @param line as in {@code npx prisma migrate deploy}
 * @param variable in which it is told the URL of the database: never on its line
 * @param limit after which it is ended
 * @param folder in which it runs
 * @param environment all that it gets to see besides
 */
public record TeamCommand(
    String line, String variable, Duration limit, Path folder, Map<String, String> environment) {
  public TeamCommand {
    environment = Map.copyOf(environment);
  }

  /** Without the environment, which may hold passwords. */
  @Override
  public String toString() {
    return line;
  }
}
