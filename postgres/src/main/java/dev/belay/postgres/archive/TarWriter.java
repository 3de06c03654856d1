package dev.belay.postgres.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes a tar file as POSIX describes it under the name ustar (pax, "ustar Interchange Format"):
 * blocks of 512 bytes, a header before each file, two blocks of zeros at the end. Thread-safe: each
 * file is written in one piece.
 */
public final class TarWriter {
  static final int BLOCK = 512;

  /** Eleven octal digits. */
  static final long LONGEST = 0x1_FFFF_FFFFL;

  private static final int CHECKSUM_AT = 148;

  private final OutputStream out;
  private long written;

  /** Does not close {@code out}. */
  public TarWriter(OutputStream out) {
    this.out = out;
  }

  /** How many bytes so far. */
  public synchronized long written() {
    return written;
  }

  public void add(String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(name, bytes, bytes.length);
  }

  public synchronized void add(String name, byte[] bytes, int length) throws IOException {
    write(header(name, length), BLOCK);
    write(bytes, length);
    pad(length);
  }

  public void add(String name, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      add(name, Files.size(file), in);
    }
  }

  /** Reads to the end of {@code in}, which must come behind so many bytes; does not close it. */
  public synchronized void add(String name, long length, InputStream in) throws IOException {
    write(header(name, length), BLOCK);
    long copied = in.transferTo(out);
    written += copied;
    if (copied != length) {
      throw new IOException(name + " was to have " + length + " bytes, and has " + copied);
    }
    pad(length);
  }

  /** Nothing may be added afterwards. */
  public synchronized void finish() throws IOException {
    write(new byte[2 * BLOCK], 2 * BLOCK);
  }

  private void pad(long length) throws IOException {
    int over = (int) (length % BLOCK);
    if (over > 0) {
      write(new byte[BLOCK - over], BLOCK - over);
    }
  }

  private void write(byte[] bytes, int length) throws IOException {
    out.write(bytes, 0, length);
    written += length;
  }

  private static byte[] header(String name, long length) {
    if (length > LONGEST || name.length() > 100) {
      throw new IllegalArgumentException("no header for " + name + " of " + length + " bytes");
    }
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, "0000600");
    put(header, 108, "0000000");
    put(header, 116, "0000000");
    put(header, 124, String.format(Locale.ROOT, "%011o", length));
    put(header, 136, "00000000000");
    put(header, CHECKSUM_AT, "        ");
    put(header, 156, "0");
    put(header, 257, "ustar");
    put(header, 263, "00");
    put(header, CHECKSUM_AT, String.format(Locale.ROOT, "%06o", sum(header)));
    header[CHECKSUM_AT + 6] = 0;
    return header;
  }

  static int sum(byte[] header) {
    int sum = 0;
    for (byte each : header) {
      sum += each & 0xff;
    }
    return sum;
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
