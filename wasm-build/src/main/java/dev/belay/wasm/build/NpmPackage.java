package dev.belay.wasm.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A package of the npm registry, fetched once by npm itself. */
record NpmPackage(String name, String version, String sha256) {
  /**
   * The packed file, checked. Without it in the folder, npm is asked for it.
   *
   * @param program npm
   */
  Path fetch(Path folder, String program) throws BuildException, IOException, InterruptedException {
    Path file = folder.resolve(name + "-" + version + ".tgz");
    if (!Files.exists(file)) {
      Files.createDirectories(folder);
      Path room = Files.createTempDirectory(folder, "fetching");
      try {
        pack(room, program);
        Path fetched = room.resolve(file.getFileName());
        check(fetched);
        Files.move(fetched, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Folder.delete(room);
      }
    }
    check(file);
    return file;
  }

  private void pack(Path room, String program)
      throws BuildException, IOException, InterruptedException {
    var command =
        new ProcessBuilder(program, "pack", "--silent", "--ignore-scripts", name + "@" + version)
            .directory(room.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    int status;
    try {
      status = command.start().waitFor();
    } catch (IOException e) {
      throw new BuildException(
          "building needs npm, once, to fetch %s, and it can't be started (%s); install it (Debian: apt-get install npm; macOS: brew install node)"
              .formatted(name, e.getMessage()));
    }
    if (status != 0) {
      throw new BuildException(
          "npm could not fetch %s@%s, it ended with %d; is there a network? What it says: npm pack %s@%s"
              .formatted(name, version, status, name, version));
    }
  }

  private void check(Path file) throws BuildException, IOException {
    String found = Digest.of(file);
    if (!found.equals(sha256)) {
      throw new BuildException(
          "%s is not the one that this was built with: its SHA-256 is %s, not %s; rm '%s'"
              .formatted(file.getFileName(), found, sha256, file));
    }
  }
}
