package dev.belay.cli.crash;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The class path of child processes, and archives of classes that the JVM has read once: with one a
 * process starts in half the time. There is none of folders (Java SE's manual of {@code java},
 * "Class Data Sharing"), so their content goes into a jar.
 */
final class ChildClasses {
  private final Path folder;
  private final String path;

  private ChildClasses(Path folder, String path) {
    this.folder = folder;
    this.path = path;
  }

  /**
   * Those of a class path.
   *
   * @param folder what is in it is replaced; no other process uses it
   */
  static ChildClasses of(String classPath, Path folder) {
    try {
      Files.createDirectories(folder);
      try (var old = Files.list(folder)) {
        for (Path file : old.toList()) {
          Files.delete(file);
        }
      }
      Path jar = folder.toAbsolutePath().resolve("folders.jar");
      List<String> entries = new ArrayList<>(List.of(jar.toString()));
      try (var out = new ZipOutputStream(Files.newOutputStream(jar))) {
        out.setLevel(Deflater.NO_COMPRESSION);
        Set<String> names = new HashSet<>();
        for (String entry : classPath.split(Pattern.quote(File.pathSeparator), -1)) {
          Path place = Path.of(entry);
          if (Files.isDirectory(place)) {
            add(place, names, out);
          } else {
            entries.add(entry);
          }
        }
      }
      return new ChildClasses(folder, String.join(File.pathSeparator, entries));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first of a name is the one that a class path finds. */
  private static void add(Path place, Set<String> names, ZipOutputStream out) throws IOException {
    try (var files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = place.relativize(file).toString().replace(File.separatorChar, '/');
        if (names.add(name)) {
          out.putNextEntry(new ZipEntry(name));
          Files.copy(file, out);
          out.closeEntry();
        }
      }
    }
  }

  /** Options without an archive. */
  List<String> path() {
    return List.of("-cp", path);
  }

  /** Options for one process after another; the archive is there once one has left it. */
  List<String> options(String kind) {
    Path archive = archive(kind);
    return Files.exists(archive)
        ? List.of("-XX:SharedArchiveFile=" + archive, "-cp", path)
        : path();
  }

  /** For one that comes to its end, and leaves the archive to those that don't. */
  List<String> leaving(String kind) {
    List<String> options = new ArrayList<>(options(kind));
    if (!Files.exists(archive(kind))) {
      options.add(0, "-XX:ArchiveClassesAtExit=" + archive(kind));
    }
    return options;
  }

  private Path archive(String kind) {
    return folder.toAbsolutePath().resolve(kind + ".jsa");
  }
}
