package dev.belay.sqlite;

import dev.belay.engine.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Copies bytes and tells how far it has come. */
final class ProgressStream {
  private static final int CHUNK = 1 << 20;

  private ProgressStream() {}

  static void copy(Path from, OutputStream out, long total, Progress progress) throws IOException {
    try (InputStream in = Files.newInputStream(from)) {
      copy(in, out, total, progress);
    }
  }

  /** Forces the file to the disk before it returns. */
  static void copy(InputStream in, Path to, Progress progress) throws IOException {
    try (FileChannel channel =
        FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      copy(in, Channels.newOutputStream(channel), -1, progress);
      channel.force(true);
    }
  }

  private static void copy(InputStream in, OutputStream out, long total, Progress progress)
      throws IOException {
    byte[] chunk = new byte[CHUNK];
    long done = 0;
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      out.write(chunk, 0, read);
      done += read;
      progress.at(done, total, Progress.Unit.BYTES);
    }
  }
}
