package dev.belay.repository;

import dev.belay.digest.Sha256;
import java.io.IOException;
import java.io.OutputStream;

/** Passes bytes on, counting and hashing them. Closing it does not close what is behind it. */
final class HashingStream extends OutputStream {
  private final OutputStream out;
  private final Sha256 hash = new Sha256();
  private long count;

  HashingStream(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
    hash.update(bytes, from, length);
    count += length;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  long count() {
    return count;
  }

  /** The hash of everything; call it once. */
  String sha256() {
    return hash.finish();
  }
}
