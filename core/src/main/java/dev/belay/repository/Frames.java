package dev.belay.repository;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Compresses what is written to it into zstd frames, one behind the other, which every decompressor
 * takes for one file (RFC 8878, section 3). Several threads compress, and several may write: the
 * bytes of one write stay together. What waits to be compressed is never more than a few frames.
 */
final class Frames extends OutputStream {
  private static final int MOST = 4;

  private final OutputStream out;
  private final int threads = Math.min(MOST, Runtime.getRuntime().availableProcessors());
  private final ExecutorService pool = Executors.newFixedThreadPool(threads);
  private final Deque<Frame> pending = new ArrayDeque<>();
  private Frame current = new Frame();
  private long plainCount;

  /** Does not close {@code out}. */
  Frames(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) throws IOException {
    plainCount += length;
    int end = from + length;
    for (int at = from; at < end; ) {
      at += current.take(bytes, at, end - at);
      if (current.isFull()) {
        compress();
        current = pending.size() > threads ? written() : new Frame();
      }
    }
  }

  private void compress() {
    current.compressBy(pool);
    pending.add(current);
  }

  /** The oldest frame, which is free again. */
  private Frame written() throws IOException {
    Frame frame = pending.element();
    try {
      frame.writeTo(out);
    } catch (CompletionException e) {
      throw new IOException("could not compress", e.getCause());
    }
    // one that could not be written is let go of with the others
    return pending.remove();
  }

  /** Writes what is left; nothing may be written afterwards. */
  synchronized void finish() throws IOException {
    if (plainCount == 0 || !current.isEmpty()) {
      compress();
    }
    while (!pending.isEmpty()) {
      written().close();
    }
  }

  /** How many bytes were written to it. */
  synchronized long plainCount() {
    return plainCount;
  }

  /** Lets go of everything, finished or not. */
  @Override
  public synchronized void close() {
    pool.close();
    pending.forEach(Frame::close);
    pending.clear();
    current.close();
  }
}
