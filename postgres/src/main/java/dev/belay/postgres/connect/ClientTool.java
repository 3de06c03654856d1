package dev.belay.postgres.connect;

import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One client program, found.
 *
 * @param environment what it gets to see, besides the variables of an address
 */
public record ClientTool(
    ClientProgram program, Path path, ClientVersion version, Map<String, String> environment) {
  public ClientTool {
    environment = Map.copyOf(environment);
  }

  /**
   * Starts it to read what it prints; it gets nothing to read itself, and never asks for a
   * password.
   *
   * @param arguments without host, port, user, password; the database is the address's
   * @throws dev.belay.problem.BelayException if it can't be started
   */
  public ClientRun read(ServerAddress address, List<String> arguments) {
    return start(builder(address, arguments), false);
  }

  /** Starts it to feed it; what it prints is kept for the case that it fails. */
  public ClientRun write(ServerAddress address, List<String> arguments) {
    return start(builder(address, arguments).redirectErrorStream(true), true);
  }

  /**
   * What names the database where a program insists on an argument: {@code dbname='shop'} is never
   * mistaken for a URL or for several settings.
   */
  public static String databaseArgument(ServerAddress address) {
    String quoted = address.database().replace("\\", "\\\\").replace("'", "\\'");
    return "dbname='" + quoted + "'";
  }

  private ProcessBuilder builder(ServerAddress address, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(path.toString());
    command.add("--no-password");
    command.addAll(arguments);
    var builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().putAll(ClientVariables.of(address));
    return builder;
  }

  private ClientRun start(ProcessBuilder builder, boolean feeds) {
    try {
      return new ClientRun(this, builder.start(), feeds);
    } catch (IOException e) {
      throw Problem.ofDisk("can't run " + path, e).toException(e);
    }
  }
}
