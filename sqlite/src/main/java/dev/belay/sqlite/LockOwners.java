package dev.belay.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the processes that hold a lock on a database, where the system tells it: Linux does, in
 * {@code /proc/locks} (proc(5)).
 */
final class LockOwners {
  private static final Path LOCKS = Path.of("/proc/locks");

  private LockOwners() {}

  /** As in {@code process 4711 (node)}; empty where nobody is found or the system does not tell. */
  static List<String> of(Path database) {
    try {
      List<String> owners = new ArrayList<>();
      for (List<String> words : locks(database)) {
        String owner = "process " + words.get(4) + name(words.get(4));
        if (words.get(3).equals("WRITE") && !owners.contains(owner)) {
          owners.add(owner);
        }
      }
      return owners;
    } catch (IOException | UnsupportedOperationException e) {
      // the answer that the database is busy must not fail for want of a name
      return List.of();
    }
  }

  /**
   * Whether anybody holds a lock, be it for reading: in WAL mode that is everybody who is
   * connected. Empty where the system does not tell.
   */
  static Optional<Boolean> areSeen(Path database) {
    if (!Files.isReadable(LOCKS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(!locks(database).isEmpty());
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  /** A line of each: {@code 1: POSIX ADVISORY WRITE 4711 fe:01:131093 120 120}. */
  private static List<List<String>> locks(Path database) throws IOException {
    List<String> inodes = new ArrayList<>();
    // in WAL mode the lock is on the -shm
    for (Path each : SqliteFile.own(database).locked()) {
      if (Files.exists(each) && Files.isReadable(LOCKS)) {
        inodes.add(device(each) + ":" + Files.getAttribute(each, "unix:ino"));
      }
    }
    List<List<String>> found = new ArrayList<>();
    for (String line : inodes.isEmpty() ? List.<String>of() : Files.readAllLines(LOCKS)) {
      List<String> words = List.of(line.strip().split(" +"));
      if (words.size() > 5 && inodes.contains(words.get(5))) {
        found.add(words);
      }
    }
    return found;
  }

  /** As the kernel writes it there: major and minor number, hexadecimal. */
  private static String device(Path file) throws IOException {
    long device = ((Number) Files.getAttribute(file, "unix:dev")).longValue();
    long major = ((device >>> 8) & 0xfff) | ((device >>> 32) & ~0xfffL);
    long minor = (device & 0xff) | ((device >>> 12) & 0xffffff00L);
    return String.format(Locale.ROOT, "%02x:%02x", major, minor);
  }

  private static String name(String process) throws IOException {
    Path name = Path.of("/proc", process, "comm");
    return Files.isReadable(name) ? " (" + Files.readString(name).strip() + ")" : "";
  }
}
