package dev.belay.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folder for one run's temporary files, copies of the database among them. As long as the run's
 * process lives it holds a lock in there, by which others tell what a killed run has left behind.
 */
final class Scratch implements AutoCloseable {
  private static final String LOCK = ".lock";

  /**
   * A process gives up a lock by closing any of its channels to the file: so it asks here first.
   */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private Scratch(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** Makes the folder, or takes over that of a killed run. */
  static Scratch take(Path folder) throws IOException {
    Files.createDirectories(folder);
    if (!OWN.add(folder)) {
      throw new IOException("another run is at work in " + folder);
    }
    try {
      return new Scratch(folder, lock(folder));
    } catch (IOException | RuntimeException e) {
      OWN.remove(folder);
      throw e;
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw new IOException("another process is at work in " + folder);
      }
      return channel;
    } catch (IOException | OverlappingFileLockException e) {
      channel.close();
      throw e;
    }
  }

  Path folder() {
    return folder;
  }

  /** Gives the folder up without deleting it: the run is not over yet. */
  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      OWN.remove(folder);
    }
  }

  /** The folders in which no process is at work. */
  static List<Path> abandoned(Path parent) throws IOException {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(parent)) {
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent)) {
        for (Path folder : folders) {
          if (Files.isDirectory(folder) && !isHeld(folder)) {
            found.add(folder);
          }
        }
      } catch (DirectoryIteratorException e) {
        throw e.getCause();
      }
    }
    return found;
  }

  /** One that has no lock file yet is just being made, or just being deleted. */
  private static boolean isHeld(Path folder) throws IOException {
    Path file = folder.resolve(LOCK);
    if (OWN.contains(folder) || !Files.exists(file)) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  /** Deletes a folder and all that is in it, the lock last. */
  static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Path lock = folder.resolve(LOCK);
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(lock) && !path.equals(folder)) {
          Files.deleteIfExists(path);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    Files.deleteIfExists(lock);
    Files.deleteIfExists(folder);
  }
}
