package dev.belay.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** This machine's name, without asking the network for it. */
final class HostName {
  private static final List<Path> FILES =
      List.of(Path.of("/proc/sys/kernel/hostname"), Path.of("/etc/hostname"));

  private HostName() {}

  /** The name, or {@code unknown} where no file tells it. */
  static String read() {
    for (Path file : FILES) {
      String name = Files.isReadable(file) ? text(file) : "";
      if (!name.isEmpty()) {
        return name;
      }
    }
    return "unknown";
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + file, e);
    }
  }
}
