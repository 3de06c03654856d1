package dev.belay.testkit.postgres;

import dev.belay.postgres.cluster.InstalledServers;
import dev.belay.postgres.cluster.ServerPrograms;
import dev.belay.postgres.connect.ProgramVersions;
import dev.belay.testkit.Turn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The servers that the build has fetched from the Maven repository for Linux on amd64: one packed
 * file for each major version, with initdb, postgres and the extensions, but no clients.
 */
final class EmbeddedServers {
  private static final Path FOLDER = Path.of("target", "embedded").toAbsolutePath();
  private static final String PACKED = "*.txz";

  private EmbeddedServers() {}

  /** All of them, the oldest first. */
  static List<ServerPrograms> all() {
    List<Path> folders = new ArrayList<>();
    try {
      for (Path folder : listing(FOLDER, "*")) {
        for (Path packed : listing(folder, PACKED)) {
          folders.add(unpacked(packed).resolve("bin"));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (folders.isEmpty()) {
      System.getLogger(EmbeddedServers.class.getName())
          .log(Level.WARNING, "no servers of other major versions in " + FOLDER);
    }
    return new InstalledServers(folders, new ProgramVersions(System.getenv())).all();
  }

  private static List<Path> listing(Path folder, String pattern) throws IOException {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (var paths = Files.newDirectoryStream(folder, pattern)) {
        paths.forEach(found::add);
      }
    }
    found.sort(null);
    return found;
  }

  /** Unpacks it once; what is there is whole. */
  private static Path unpacked(Path packed) throws IOException {
    Path server = packed.resolveSibling("server");
    if (!Files.isDirectory(server)) {
      try (Turn turn = Turn.in(packed.resolveSibling(""))) {
        if (!Files.isDirectory(server)) {
          unpack(packed, Files.createTempDirectory(turn.folder(), "fresh"), server);
        }
      }
    }
    return server;
  }

  private static void unpack(Path packed, Path fresh, Path server) throws IOException {
    Process process =
        new ProcessBuilder("tar", "-xJf", packed.toString(), "-C", fresh.toString())
            .redirectErrorStream(true)
            .start();
    byte[] said = process.getInputStream().readAllBytes();
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException("can't unpack: " + new String(said, StandardCharsets.UTF_8));
    }
    Files.move(fresh, server);
  }
}
