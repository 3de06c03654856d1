package dev.belay.testkit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folder of an installed PostgreSQL server.
 *
 * @param bin holds at least {@code initdb} and {@code postgres}
 */
public record ServerPrograms(Path bin) {
  /** The variable that names the folder to use, for those who have several versions. */
  public static final String VARIABLE = "BELAY_TEST_POSTGRES";

  /** Where packages put each version in a folder of its own: Debian, Red Hat, Homebrew. */
  private static final List<Path> PACKAGES =
      List.of(
          Path.of("/usr/lib/postgresql"),
          Path.of("/usr"),
          Path.of("/opt/homebrew/opt"),
          Path.of("/usr/local/opt"));

  private static final String VERSION_FOLDERS = "{[0-9]*,pgsql-[0-9]*,postgresql@[0-9]*}";

  /** What {@link #VARIABLE} says, else what is on the path, else the newest that is installed. */
  public static Optional<ServerPrograms> find(Map<String, String> environment) {
    String chosen = environment.getOrDefault(VARIABLE, "");
    if (!chosen.isEmpty()) {
      return Optional.of(new ServerPrograms(Path.of(chosen)));
    }
    List<Path> folders = new ArrayList<>();
    for (String folder : environment.getOrDefault("PATH", "").split(":", -1)) {
      folders.add(Path.of(folder));
    }
    for (Path packages : PACKAGES) {
      folders.addAll(newestFirst(packages));
    }
    return folders.stream()
        .map(ServerPrograms::new)
        .filter(ServerPrograms::complete)
        .findFirst()
        .map(ServerPrograms::real);
  }

  /** Where the programs lie, with the clients beside them, rather than links to some of them. */
  private ServerPrograms real() {
    try {
      Path program = bin.resolve("initdb").toRealPath();
      return new ServerPrograms(program.resolveSibling(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Why a test that needs a server is skipped. */
  public static String absence() {
    return "no PostgreSQL server: initdb and postgres are neither on the PATH nor in "
        + "/usr/lib/postgresql/*/bin, /usr/pgsql-*/bin or Homebrew's folders, and "
        + VARIABLE
        + " names no folder";
  }

  private boolean complete() {
    return Files.isExecutable(bin.resolve("initdb")) && Files.isExecutable(bin.resolve("postgres"));
  }

  private static List<Path> newestFirst(Path packages) {
    List<Path> found = new ArrayList<>();
    if (!Files.isDirectory(packages)) {
      return found;
    }
    try (var folders = Files.newDirectoryStream(packages, VERSION_FOLDERS)) {
      folders.forEach(folder -> found.add(folder.resolve("bin")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found.sort(Comparator.comparingInt(ServerPrograms::version).reversed());
    return found;
  }

  /** {@code 15} of {@code postgresql@15/bin}, {@code pgsql-15/bin} and {@code 15/bin}. */
  private static int version(Path bin) {
    String name = String.valueOf(bin.getName(bin.getNameCount() - 2));
    String digits = name.replaceAll("\\D", "");
    return digits.length() > 4 ? 0 : Integer.parseInt(digits);
  }
}
