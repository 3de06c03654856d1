package dev.belay.postgres;

import dev.belay.postgres.archive.TarWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Rows, or statements, on their way into files of an archive that are small enough to be held in
 * memory. Not thread-safe.
 */
final class Chunk {
  /** A file in the archive is closed when it has so many bytes; only one row may be longer. */
  static final int FULL = 4 << 20;

  /** Most tables are small. */
  private static final int SMALLEST = 1 << 13;

  private final TarWriter archive;
  private final String folder;
  private final String extension;
  private final AtomicInteger numbers;
  private byte[] bytes = new byte[SMALLEST];
  private int length;

  /**
   * Begins the first file.
   *
   * @param folder with a slash at its end
   * @param numbers what files are named by; in their order they go back
   */
  Chunk(TarWriter archive, String folder, String extension, AtomicInteger numbers) {
    this.archive = archive;
    this.folder = folder;
    this.extension = extension;
    this.numbers = numbers;
  }

  /** Adds what must stay together. */
  void add(byte[] some) throws IOException {
    if (some.length > FULL) {
      add(some.length, new ByteArrayInputStream(some));
      return;
    }
    room(some.length);
    System.arraycopy(some, 0, bytes, length, some.length);
    length += some.length;
  }

  /**
   * Adds a row that is too long to be held, as a file of its own.
   *
   * @param size how many bytes it has
   */
  void add(long size, InputStream row) throws IOException {
    flush();
    archive.add(name(extension), size, row);
  }

  private void room(int wanted) throws IOException {
    if (length > 0 && length + wanted > FULL) {
      flush();
    }
    if (length + wanted > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + wanted, Math.min(FULL, 2 * bytes.length)));
    }
  }

  void flush() throws IOException {
    flush(extension);
  }

  /** The same, where nothing more comes into the folder: the file's name says so. */
  void flushLast() throws IOException {
    flush(Archive.LAST + extension);
  }

  private void flush(String ending) throws IOException {
    if (length > 0) {
      write(bytes, length, ending);
      length = 0;
    }
  }

  private void write(byte[] content, int size, String ending) throws IOException {
    archive.add(name(ending), content, size);
  }

  private String name(String ending) {
    return folder + String.format(Locale.ROOT, "%08d.", numbers.getAndIncrement()) + ending;
  }
}
