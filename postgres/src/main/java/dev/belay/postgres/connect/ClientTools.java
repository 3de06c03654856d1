package dev.belay.postgres.connect;

import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds client programs that can speak to a server. Thread-safe. */
public final class ClientTools {
  private final List<Path> folders;
  private final Map<String, String> environment;
  private final ProgramVersions versions;

  /**
   * Knows where to look.
   *
   * @param folders strongest first, see {@link ClientFolders}; they need not exist
   * @param environment what the programs get to see, besides the variables of an address
   */
  public ClientTools(List<Path> folders, Map<String, String> environment) {
    this.folders = List.copyOf(folders);
    this.environment = Map.copyOf(environment);
    this.versions = new ProgramVersions(environment);
  }

  /**
   * The program of the server's own major version, or else of the nearest newer one: a newer
   * pg_dump may write settings that the server doesn't know. Of equal ones the first.
   *
   * @throws BelayException {@code CLIENT_MISSING} if there is none, naming those that are too old
   */
  public ClientTool get(ClientProgram program, int serverMajor) {
    List<ClientTool> found = installed(program);
    @Nullable ClientTool best = null;
    for (ClientTool tool : found) {
      boolean usable = tool.version().major() >= serverMajor;
      if (usable && (best == null || tool.version().major() < best.version().major())) {
        best = tool;
      }
    }
    if (best == null) {
      throw missing(program, serverMajor, found);
    }
    return best;
  }

  /**
   * The newest program, which reads what all older ones have written; of equal ones the first.
   *
   * @throws BelayException {@code CLIENT_MISSING} if there is none
   */
  public ClientTool newest(ClientProgram program) {
    List<ClientTool> found = installed(program);
    if (found.isEmpty()) {
      throw none(
          program, "install PostgreSQL's client (Debian: apt-get install postgresql-client)");
    }
    return newest(found);
  }

  private static ClientTool newest(List<ClientTool> tools) {
    ClientTool newest = tools.getFirst();
    for (ClientTool tool : tools) {
      newest = tool.version().major() > newest.version().major() ? tool : newest;
    }
    return newest;
  }

  private List<ClientTool> installed(ClientProgram program) {
    List<ClientTool> found = new ArrayList<>();
    for (Path folder : folders) {
      Path file = folder.resolve(program.toString());
      if (Files.isExecutable(file) && !Files.isDirectory(file)) {
        versions
            .of(file)
            .ifPresent(version -> found.add(new ClientTool(program, file, version, environment)));
      }
    }
    return found;
  }

  private static BelayException missing(
      ClientProgram program, int serverMajor, List<ClientTool> found) {
    if (found.isEmpty()) {
      return none(program, remedy(serverMajor));
    }
    ClientTool newest = newest(found);
    String older =
        "%s %s is older than the server %d".formatted(program, newest.version(), serverMajor);
    return Problem.of(Code.CLIENT_MISSING, older)
        .why("the newest that was found is " + newest.path() + "; an older one refuses to work")
        .remedy(remedy(serverMajor))
        .toException();
  }

  private static BelayException none(ClientProgram program, String remedy) {
    return Problem.of(Code.CLIENT_MISSING, "there is no " + program + " here")
        .why("it is not on the PATH nor in the usual folders of PostgreSQL's packages")
        .remedy(remedy)
        .toException();
  }

  private static String remedy(int serverMajor) {
    return "install the client of version "
        + serverMajor
        + " or newer (Debian: apt-get install postgresql-client-"
        + serverMajor
        + ")";
  }
}
