package dev.belay.postgres.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Reads what {@link TarWriter} writes, one file after the other. Not thread-safe. */
public final class TarReader {
  private final InputStream in;
  private long rest;
  private int padding;

  /** Does not close {@code in}. */
  public TarReader(InputStream in) {
    this.in = in;
  }

  /** One file's name and length; its bytes come next. */
  public record Entry(String name, long length) {}

  /** The next file; empty behind the last. What was not read of the file before is skipped. */
  public Optional<Entry> next() throws IOException {
    in.skipNBytes(rest + padding);
    rest = 0;
    padding = 0;
    byte[] header = in.readNBytes(TarWriter.BLOCK);
    if (header.length < TarWriter.BLOCK) {
      throw new EOFException("the archive has no end: it was cut off");
    }
    if (header[0] == 0) {
      in.skipNBytes(TarWriter.BLOCK);
      return Optional.empty();
    }
    requireSum(header);
    String name = text(header, 0, 100);
    rest = Long.parseLong(text(header, 124, 12), 8);
    padding = (int) (-rest & (TarWriter.BLOCK - 1));
    return Optional.of(new Entry(name, rest));
  }

  private static void requireSum(byte[] header) throws IOException {
    int said = Integer.parseInt(text(header, 148, 8).strip(), 8);
    Arrays.fill(header, 148, 156, (byte) ' ');
    if (TarWriter.sum(header) != said) {
      throw new IOException("the archive is damaged: a header does not add up");
    }
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.US_ASCII);
  }

  /** All of the present file; only for files that are small. */
  public byte[] bytes() throws IOException {
    byte[] bytes = new byte[Math.toIntExact(rest)];
    if (in.readNBytes(bytes, 0, bytes.length) < rest) {
      throw new EOFException("the archive was cut off");
    }
    rest = 0;
    return bytes;
  }

  /** The present file, to be read before the next one is asked for. */
  public InputStream content() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        if (rest == 0) {
          return -1;
        }
        int count = in.read(bytes, from, (int) Math.min(length, rest));
        if (count < 0) {
          throw new EOFException("the archive was cut off");
        }
        rest -= count;
        return count;
      }
    };
  }
}
