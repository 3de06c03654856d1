package dev.belay.store;

import dev.belay.database.ByteCount;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks whether there is room before anything is written. */
public final class DiskSpace {
  private DiskSpace() {}

  /**
   * Refuses where there is too little room.
   *
   * @param folder need not exist yet
   * @param purpose what the room is for, as in {@code a copy of shop}
   * @throws dev.belay.problem.BelayException {@code DISK_TOO_SMALL} with both numbers
   */
  public static void require(Path folder, ByteCount needed, String purpose) throws IOException {
    long usable = usable(folder);
    if (usable < needed.bytes()) {
      throw Problem.of(Code.DISK_TOO_SMALL, "not enough room for " + purpose)
          .why(needed + " are needed and " + new ByteCount(usable) + " are free in " + folder)
          .remedy("free some space, or name a folder on another disk")
          .toException();
    }
  }

  /** How many bytes can be written in a folder, which need not exist yet. */
  public static long usable(Path folder) throws IOException {
    return volume(folder).getUsableSpace();
  }

  /** What a folder lies on, which need not exist yet. */
  public static FileStore volume(Path folder) throws IOException {
    Path existing = folder.toAbsolutePath();
    while (!Files.exists(existing)) {
      Path parent = existing.getParent();
      if (parent == null) {
        break;
      }
      existing = parent;
    }
    return Files.getFileStore(existing);
  }
}
