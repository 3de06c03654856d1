package dev.belay.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to make in a folder what all processes use, such as something fetched or unpacked:
 * tests run in several at a time, and one of them has it. The system takes it back from a dead one.
 * Closing gives it back.
 */
public final class Turn implements AutoCloseable {
  private static final String FILE = "turn.lock";

  private final Path folder;
  private final FileChannel channel;

  private Turn(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Waits for it. Then somebody else may have made what was missing.
   *
   * @param folder made where it is missing; an empty file stays in it
   */
  public static Turn in(Path folder) throws IOException {
    Files.createDirectories(folder);
    var channel =
        FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.lock();
    return new Turn(folder, channel);
  }

  public Path folder() {
    return folder;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
