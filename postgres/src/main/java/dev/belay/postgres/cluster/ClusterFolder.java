package dev.belay.postgres.cluster;

import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The folder of one cluster, and the lock by which others see that its owner lives. Its name holds
 * the owner's process id, since whoever opens and closes a lock's file loses his own lock on it.
 */
final class ClusterFolder implements AutoCloseable {
  static final String PREFIX = "belay-postgres-";
  static final String LOCK = "lock";

  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path path;
  private final FileChannel lock;

  private ClusterFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Makes one, with what the script needs to know of the plan. */
  static ClusterFolder make(Path parent, ClusterPlan plan) {
    try {
      Path path = Files.createTempDirectory(parent, own());
      Files.createFile(path.resolve("password"), PRIVATE);
      Files.writeString(path.resolve("password"), plan.password().open() + "\n");
      Files.writeString(path.resolve("access"), plan.access());
      return new ClusterFolder(path, lock(path));
    } catch (IOException e) {
      throw Problem.ofDisk("can't make a folder for a PostgreSQL cluster in " + parent, e)
          .toException(e);
    }
  }

  /** How the names of all folders begin that belong to this process. */
  static String own() {
    return PREFIX + ProcessHandle.current().pid() + "-";
  }

  /** Under its name only when it is locked: nobody ever finds it free before its owner is dead. */
  private static FileChannel lock(Path path) throws IOException {
    Path fresh = path.resolve("lock.new");
    var channel = FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.lock();
    Files.move(fresh, path.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
    return channel;
  }

  Path path() {
    return path;
  }

  /** Lets go of the lock. What is in the folder then belongs to nobody. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw Problem.ofDisk("can't close " + path.resolve(LOCK), e).toException(e);
    }
  }
}
