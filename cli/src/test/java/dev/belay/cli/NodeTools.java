package dev.belay.cli;

import dev.belay.digest.Sha256;
import dev.belay.testkit.Turn;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Other people's migration tools, fetched once by npm itself, which compares each with its sum in
 * package-lock.json, and kept where Maven keeps what it has fetched.
 *
 * @param modules empty where they can't be had
 * @param obstacle why they can't
 */
record NodeTools(Optional<Path> modules, String obstacle) {
  private static final Path SCRIPTS = Path.of("src", "test", "resources", "attacks");
  private static final String LOCK = "package-lock.json";
  private static final List<String> LISTS = List.of("package.json", LOCK);

  static NodeTools fetched() throws IOException, InterruptedException {
    Path cache = Path.of(System.getProperty("belay.fetched", "target"));
    String sum = Sha256.of(Files.readString(SCRIPTS.resolve(LOCK)));
    Path folder = cache.resolve("attack-tools-" + sum.substring(0, 12));
    String obstacle = Files.isDirectory(folder) ? "" : fetchOnce(cache, folder);
    return obstacle.isEmpty()
        ? new NodeTools(Optional.of(folder.resolve("node_modules")), "")
        : new NodeTools(Optional.empty(), obstacle);
  }

  private static String fetchOnce(Path cache, Path folder)
      throws IOException, InterruptedException {
    try (Turn turn = Turn.in(cache)) {
      return Files.isDirectory(folder) ? "" : fetch(turn.folder(), folder);
    }
  }

  private static String fetch(Path cache, Path folder) throws IOException, InterruptedException {
    Path room = Files.createTempDirectory(cache, "fetching");
    for (String list : LISTS) {
      Files.copy(SCRIPTS.resolve(list), room.resolve(list));
    }
    String obstacle = install(room);
    if (obstacle.isEmpty()) {
      Files.move(room, folder, StandardCopyOption.ATOMIC_MOVE);
    } else {
      delete(room);
    }
    return obstacle;
  }

  private static String install(Path room) throws InterruptedException {
    var npm =
        new ProcessBuilder(
                "npm", "ci", "--silent", "--ignore-scripts", "--no-audit", "--fetch-retries=0")
            .directory(room.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    try {
      int status = npm.start().waitFor();
      return status == 0 ? "" : "npm could not fetch them: npm ci ended with " + status;
    } catch (IOException e) {
      return "npm can't be started (" + e.getMessage() + "): apt-get install npm";
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** Puts scripts and tools into a folder; whoever asks is skipped where they can't be had. */
  void into(Path folder) throws IOException {
    if (modules.isEmpty()) {
      System.getLogger(NodeTools.class.getName())
          .log(Level.WARNING, "skipped, without migration tools of npm: " + obstacle);
      Assumptions.abort(obstacle);
    }
    if (Files.exists(folder.resolve(LOCK))) {
      return;
    }
    try (var files = Files.walk(SCRIPTS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(SCRIPTS.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Files.createSymbolicLink(folder.resolve("node_modules"), modules.get());
  }
}
