package dev.belay.postgres.cluster;

import dev.belay.postgres.connect.ProgramVersions;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the server programs that are installed here. */
public final class InstalledServers {
  private final List<Path> folders;
  private final ProgramVersions versions;

  /**
   * Knows where to look.
   *
   * @param folders strongest first, see {@link dev.belay.postgres.connect.ClientFolders}; they need
   *     not exist
   */
  public InstalledServers(List<Path> folders, ProgramVersions versions) {
    this.folders = List.copyOf(folders);
    this.versions = versions;
  }

  /** All of them, strongest first; what does not say its version is left out. */
  public List<ServerPrograms> all() {
    List<ServerPrograms> found = new ArrayList<>();
    for (Path folder : folders) {
      Path maker = folder.resolve(ServerPrograms.MAKER);
      Path bin = Files.isExecutable(maker) ? real(maker).resolveSibling("") : folder;
      Path server = bin.resolve(ServerPrograms.SERVER);
      if (Files.isExecutable(maker) && Files.isExecutable(server)) {
        versions.of(server).ifPresent(version -> found.add(new ServerPrograms(bin, version)));
      }
    }
    return found;
  }

  /** Where the programs lie, with the clients beside them, rather than links to some of them. */
  private static Path real(Path program) {
    try {
      return program.toRealPath();
    } catch (IOException e) {
      throw Problem.ofDisk("can't look at " + program, e).toException(e);
    }
  }

  /** The first of a major version, if there is one. */
  public Optional<ServerPrograms> find(int major) {
    return all().stream().filter(programs -> programs.version().major() == major).findFirst();
  }

  /**
   * The newest; of equal ones the first.
   *
   * @throws BelayException {@code SERVER_MISSING} if there is none, naming the package
   */
  public ServerPrograms newest() {
    return all().stream()
        .max(Comparator.comparingInt(programs -> programs.version().major()))
        .orElseThrow(InstalledServers::missing);
  }

  private static BelayException missing() {
    return Problem.of(Code.SERVER_MISSING, "there is no PostgreSQL server to start here")
        .why(
            "initdb and postgres are neither on the PATH nor in the usual folders of PostgreSQL's"
                + " packages")
        .remedy(
            "Debian, Ubuntu: apt-get install postgresql; Red Hat: dnf install postgresql-server;"
                + " Mac: brew install postgresql")
        .toException();
  }
}
