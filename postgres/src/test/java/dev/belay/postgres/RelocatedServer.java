package dev.belay.postgres;

import dev.belay.postgres.cluster.ServerPrograms;
import dev.belay.testkit.postgres.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;

/**
 * A second installation of a server, in a folder to which extensions can be added. A server looks
 * for its files relative to where its program lies (src/port/path.c, make_relative_path).
 */
final class RelocatedServer implements AutoCloseable {
  private static final List<String> PROGRAMS =
      List.of("postgres", "initdb", "psql", "pg_dump", "pg_restore");

  private final Path programs;
  private final Path share;
  private final Path libraries;

  /** Makes it, of the same version, in an empty folder that the server's user can then read. */
  RelocatedServer(TestServer original, Path folder) throws IOException {
    Path bin = place(original, "BINDIR");
    Path shared = place(original, "SHAREDIR");
    Path loaded = place(original, "PKGLIBDIR");
    Path common = bin;
    while (!shared.startsWith(common)) {
      common = Objects.requireNonNull(common.getParent());
    }
    programs = folder.resolve(common.relativize(bin).toString());
    share = folder.resolve(common.relativize(shared).toString());
    libraries = folder.resolve(common.relativize(loaded).toString());
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createDirectories(programs);
    for (String program : PROGRAMS) {
      copy(bin.resolve(program), programs.resolve(program));
    }
    copyTree(shared, share);
    Files.createDirectories(libraries.getParent());
    Files.createSymbolicLink(libraries, loaded);
  }

  private static Path place(TestServer server, String name) {
    String sql = "SELECT setting FROM pg_config WHERE name = '" + name + "'";
    return Path.of(server.psql("postgres", sql).strip());
  }

  private static void copyTree(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.newDirectoryStream(from)) {
      for (Path file : files) {
        Path here = to.resolve(file.getFileName().toString());
        if (Files.isRegularFile(file)) {
          copy(file, here);
        } else if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          copyTree(file, here);
        }
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
  }

  /** Adds an extension of version 1. */
  void extension(String name, String script) throws IOException {
    Path extensions = share.resolve("extension");
    Files.writeString(extensions.resolve(name + ".control"), "default_version = '1'\n");
    Files.writeString(extensions.resolve(name + "--1.sql"), script);
  }

  /** Starts a server there; the caller closes it. */
  TestServer start() {
    return TestServer.start(
        new ServerPrograms(programs, TestServer.installed().newest().version()));
  }

  /** Takes the link to the other installation away. */
  @Override
  public void close() throws IOException {
    Files.delete(libraries);
  }
}
