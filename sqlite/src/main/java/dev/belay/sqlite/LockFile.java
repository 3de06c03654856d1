package dev.belay.sqlite;

import dev.belay.engine.RunLock;
import dev.belay.problem.BelayException;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A file beside the database that is locked as long as a run goes on. The operating system lets go
 * of the lock when the process dies, so nothing is left to clear away by hand.
 */
final class LockFile implements RunLock {
  /**
   * The locks of this process. Such a lock belongs to the process, not to a descriptor, and is gone
   * when any descriptor of the file is closed (POSIX, fcntl, Advisory Record Locking): a file that
   * is locked here must not even be looked into, by whatever instance. Hence the static state.
   */
  private static final Map<String, Holder> OURS = new HashMap<>();

  private final Path path;
  private final FileChannel channel;
  private final Holder holder;

  private LockFile(Path path, FileChannel channel, Holder holder) {
    this.path = path;
    this.channel = channel;
    this.holder = holder;
  }

  /** Takes the lock; the path is without symbolic links. */
  static LockFile take(Path path, Holder holder) {
    synchronized (OURS) {
      if (OURS.containsKey(path.toString())) {
        throw taken(path, Optional.of(OURS.get(path.toString())));
      }
      try {
        LockFile lock = takeFrom(path, holder);
        OURS.put(path.toString(), holder);
        return lock;
      } catch (IOException e) {
        throw Problem.ofDisk("could not write the lock file " + path, e).toException(e);
      }
    }
  }

  private static LockFile takeFrom(Path path, Holder holder) throws IOException {
    while (true) {
      FileChannel channel =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      boolean kept = false;
      try {
        Optional<Object> file = fileAt(path);
        if (channel.tryLock() == null) {
          throw taken(path, read(channel));
        }
        if (isStill(path, channel, file)) {
          write(channel, holder);
          kept = true;
          return new LockFile(path, channel, holder);
        }
        // whoever held it deleted the file between our opening and our locking it
      } finally {
        if (!kept) {
          channel.close();
        }
      }
    }
  }

  /** What tells files apart; empty where there is none, or where the system can't tell. */
  private static Optional<Object> fileAt(Path path) throws IOException {
    try {
      return Optional.ofNullable(Files.readAttributes(path, BasicFileAttributes.class).fileKey());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Whether the file that was locked is the one that others would open now. */
  private static boolean isStill(Path path, FileChannel channel, Optional<Object> before)
      throws IOException {
    long mark = channel.size() + 1;
    try {
      channel.write(ByteBuffer.wrap(new byte[] {' '}), mark - 1);
      return Files.size(path) == mark && fileAt(path).equals(before);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static void write(FileChannel channel, Holder holder) throws IOException {
    channel.truncate(0);
    ByteBuffer bytes = ByteBuffer.wrap(holder.toLine().getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes, bytes.position());
    }
    channel.force(true);
  }

  /** Who holds the lock now; empty where nobody does. Needs no right to write. */
  static Optional<Holder> holderOf(Path path) {
    synchronized (OURS) {
      if (OURS.containsKey(path.toString())) {
        return Optional.of(OURS.get(path.toString()));
      }
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
        boolean free = channel.tryLock(0, Long.MAX_VALUE, true) != null;
        return free ? Optional.empty() : read(channel);
      } catch (NoSuchFileException e) {
        return Optional.empty();
      } catch (IOException e) {
        throw Problem.ofDisk("could not read the lock file " + path, e).toException(e);
      }
    }
  }

  private static Optional<Holder> read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4096);
    channel.read(bytes, 0);
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    // none if it has just been taken, and its holder has not written yet who it is
    return Holder.read(text);
  }

  private static BelayException taken(Path path, Optional<Holder> other) {
    return Holder.refusal(other, path.toString()).toException();
  }

  @Override
  public Holder holder() {
    return holder;
  }

  @Override
  public void close() {
    synchronized (OURS) {
      if (!channel.isOpen()) {
        return;
      }
      OURS.remove(path.toString());
      // a file that can't be deleted does no harm: it is the lock on it that counts
      try (channel) {
        // deleted while still locked: nobody can hold this very file after us
        Files.deleteIfExists(path);
      } catch (IOException e) {
        throw Problem.ofDisk("could not clear away the lock file " + path, e)
            .state("")
            .toException(e);
      }
    }
  }
}
