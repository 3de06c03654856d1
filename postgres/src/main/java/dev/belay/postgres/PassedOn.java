package dev.belay.postgres;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Bytes that are written elsewhere while they are read. */
final class PassedOn extends FilterInputStream {
  private final OutputStream out;

  /** Closes {@code in} with itself, and not {@code out}. */
  PassedOn(InputStream in, OutputStream out) {
    super(in);
    this.out = out;
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = in.read(bytes, from, length);
    if (read > 0) {
      out.write(bytes, from, read);
    }
    return read;
  }

  /** What is not read is not written. */
  @Override
  public long skip(long wanted) {
    return 0;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
