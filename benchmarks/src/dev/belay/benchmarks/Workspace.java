package dev.belay.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder in which everything happens, and what is done to files there between runs. */
public record Workspace(Path folder) {
  public Workspace {
    folder = folder.toAbsolutePath();
  }

  public Path path(String name) {
    return folder.resolve(name);
  }

  /** Removes files and folders, with all that is in them. */
  public void remove(String... names) throws IOException {
    for (String name : names) {
      if (Files.exists(path(name))) {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(path(name))) {
          all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
          Files.delete(each);
        }
      }
    }
  }

  /** The bytes of every file below a folder whose name ends so; none is an error. */
  public long sizeOf(String name, String suffix) throws IOException {
    long size = 0;
    try (Stream<Path> walk = Files.walk(path(name))) {
      for (Path each : walk.filter(path -> path.toString().endsWith(suffix)).toList()) {
        size += Files.size(each);
      }
    }
    if (size == 0) {
      throw new IOException("nothing was made in " + path(name));
    }
    return size;
  }
}
