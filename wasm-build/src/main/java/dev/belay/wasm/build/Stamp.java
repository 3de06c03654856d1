package dev.belay.wasm.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tells whether what was made before was made of the same things by the same program. */
final class Stamp {
  private final Path file;
  private final String value;

  /**
   * @param file exists once everything is made
   * @param classPath of the program that makes it
   */
  Stamp(Path file, List<Path> classPath, String... inputs) throws IOException {
    this.file = file;
    var digest = new Digest();
    for (String input : inputs) {
      digest.add(input);
    }
    for (Path path : classPath) {
      add(path, digest);
    }
    value = digest.toHex();
  }

  /** A jar from a repository never changes; the project's own classes do. */
  private static void add(Path path, Digest digest) throws IOException {
    digest.add(path.getFileName().toString());
    if (!Files.isDirectory(path)) {
      return;
    }
    try (var paths = Files.walk(path)) {
      for (Path one : paths.filter(Files::isRegularFile).sorted().toList()) {
        digest.add(one.getFileName().toString()).add(Files.readAllBytes(one));
      }
    }
  }

  boolean isThere() throws IOException {
    return Files.exists(file) && Files.readString(file).equals(value);
  }

  void write() throws IOException {
    Files.writeString(file, value);
  }
}
