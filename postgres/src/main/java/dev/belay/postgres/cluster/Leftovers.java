package dev.belay.postgres.cluster;

import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;

/** Finds the clusters whose owner and watcher are both dead: killed, or the machine went down. */
final class Leftovers {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private Leftovers() {}

  /** Removes those in a folder that belong to the same user as this cluster does. */
  static void remove(ClusterFolder living) {
    Path parent = living.path().resolveSibling("");
    try (var folders = Files.newDirectoryStream(parent, ClusterFolder.PREFIX + "*")) {
      UserPrincipal user = Files.getOwner(living.path());
      for (Path folder : folders) {
        if (!folder.getFileName().toString().startsWith(ClusterFolder.own())) {
          removeIfDead(folder, user);
        }
      }
    } catch (IOException e) {
      throw Problem.ofDisk("can't look for clusters in " + parent, e).toException(e);
    }
  }

  private static void removeIfDead(Path folder, UserPrincipal user) throws IOException {
    Path lock = folder.resolve(ClusterFolder.LOCK);
    try {
      if (!Files.getOwner(folder).equals(user) || !Files.exists(lock)) {
        return;
      }
      try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
          var taken = channel.tryLock()) {
        if (taken != null) {
          new Leftover(folder).remove(DEADLINE);
        }
      }
    } catch (NoSuchFileException e) {
      // gone by now: its own watcher was about to delete it
      return;
    }
  }
}
