package dev.belay.wasm.build;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tells whether what was made before was made of the same things by the same program. */
final class Stamp {
  private static final String OWN_JAR = "belay-";

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

  /**
   * The project's own classes are a folder or a jar, as far as the build goes, and count by what
   * they are; a library never changes under its name.
   */
  private static void add(Path path, Digest digest) throws IOException {
    String name = path.getFileName().toString();
    if (Files.isDirectory(path)) {
      addClasses(path, digest);
    } else if (name.startsWith(OWN_JAR)) {
      try (FileSystem jar = FileSystems.newFileSystem(path)) {
        addClasses(jar.getPath("/"), digest);
      }
    } else {
      digest.add(name);
    }
  }

  private static void addClasses(Path root, Digest digest) throws IOException {
    List<Path> classes;
    try (var paths = Files.walk(root)) {
      classes = paths.filter(path -> path.toString().endsWith(".class")).sorted().toList();
    }
    for (Path one : classes) {
      digest.add(one.getFileName().toString()).add(Files.readAllBytes(one));
    }
  }

  boolean isThere() throws IOException {
    return Files.exists(file) && Files.readString(file).equals(value);
  }

  void write() throws IOException {
    Files.writeString(file, value);
  }
}
