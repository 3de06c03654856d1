package dev.belay.repository;

import dev.belay.digest.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Gives out bytes and compares their number and hash, if it is known, when they have ended: whoever
 * reads to the end without an exception has read what was written.
 */
final class CheckedStream extends FilterInputStream {
  private final long expectedCount;
  private final Optional<String> expectedHash;
  private final String what;
  private final Sha256 hash = new Sha256();
  private long count;
  private boolean ended;

  CheckedStream(InputStream in, long expectedCount, Optional<String> expectedHash, String what) {
    super(in);
    this.expectedCount = expectedCount;
    this.expectedHash = expectedHash;
    this.what = what;
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = in.read(bytes, from, length);
    if (read < 0) {
      end();
      return read;
    }
    if (expectedHash.isPresent()) {
      hash.update(bytes, from, read);
    }
    count += read;
    return read;
  }

  /** Only reading counts as read. */
  @Override
  public long skip(long wanted) {
    return 0;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void end() throws DamagedException {
    if (ended) {
      return;
    }
    ended = true;
    if (count != expectedCount) {
      throw new DamagedException(what + " is " + count + " bytes long instead of " + expectedCount);
    }
    String found = hash.finish();
    if (expectedHash.isPresent() && !found.equals(expectedHash.get())) {
      throw new DamagedException(
          what + " has SHA-256 " + found + " instead of " + expectedHash.get());
    }
  }
}
