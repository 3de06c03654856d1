package dev.belay.cli.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What went wrong, with what was asked kept in a folder; the first of each kind. */
final class Mishaps {
  private static final int MOST = 50;

  private final Path folder;
  private final List<String> all = new ArrayList<>();
  private final List<String> kinds = new ArrayList<>();

  /** What may go wrong. */
  @FunctionalInterface
  interface Attempt {
    void run() throws IOException;
  }

  Mishaps(Path folder) {
    this.folder = folder;
  }

  List<String> all() {
    return List.copyOf(all);
  }

  void note(long seed, String engine, byte[] bytes, Attempt attempt) throws IOException {
    try {
      attempt.run();
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      String kind = engine + " " + e.getClass() + place(e);
      if (all.size() < MOST && !kinds.contains(kind)) {
        kinds.add(kind);
        all.add("seed " + seed + ", " + kind + ": " + kept(engine + "-" + seed, bytes) + ": " + e);
      }
    }
  }

  /** The line of our own where it was thrown. */
  private static String place(Throwable thrown) {
    for (StackTraceElement line : thrown.getStackTrace()) {
      if (line.getClassName().startsWith("dev.belay.")) {
        return " " + line;
      }
    }
    return "";
  }

  private Path kept(String name, byte[] bytes) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(name + ".txt");
    return Files.write(file, bytes);
  }
}
