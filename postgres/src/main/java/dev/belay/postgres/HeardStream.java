package dev.belay.postgres;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells how much was read. */
final class HeardStream extends FilterInputStream {
  private final LongConsumer seen;
  private long count;

  HeardStream(InputStream in, LongConsumer seen) {
    super(in);
    this.seen = seen;
  }

  @Override
  public int read() throws IOException {
    int next = in.read();
    hear(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = in.read(bytes, from, length);
    hear(Math.max(0, read));
    return read;
  }

  private void hear(int more) {
    count += more;
    seen.accept(count);
  }
}
