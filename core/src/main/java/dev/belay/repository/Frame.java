package dev.belay.repository;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Some megabytes on their way to become one zstd frame with a checksum; used again and again. */
final class Frame implements AutoCloseable {
  /** So large that nothing is gained by larger ones, and so small that some fit into memory. */
  private static final int SIZE = 4 << 20;

  /**
   * Smaller than gzip -6 on the benchmarks' shop, and four times faster; level 1 is not smaller.
   */
  private static final int LEVEL = 2;

  private final ZstdCompressCtx context = new ZstdCompressCtx().setLevel(LEVEL).setChecksum(true);
  private final byte[] plain = new byte[SIZE];
  private final byte[] stored = new byte[(int) Zstd.compressBound(SIZE)];
  private CompletableFuture<Void> compressed = CompletableFuture.completedFuture(null);
  private int length;
  private int storedLength;

  boolean isEmpty() {
    return length == 0;
  }

  boolean isFull() {
    return length == SIZE;
  }

  /** Takes as much as there is room for; how much that was. */
  int take(byte[] bytes, int from, int count) {
    int taken = Math.min(count, SIZE - length);
    System.arraycopy(bytes, from, plain, length, taken);
    length += taken;
    return taken;
  }

  /** When that is done it may be written. */
  void compressBy(Executor workers) {
    compressed = CompletableFuture.runAsync(this::compress, workers);
  }

  private void compress() {
    storedLength = context.compressByteArray(stored, 0, stored.length, plain, 0, length);
  }

  /** Waits until it is compressed, writes it, and is empty again. */
  void writeTo(OutputStream out) throws IOException {
    compressed.join();
    out.write(stored, 0, storedLength);
    length = 0;
  }

  @Override
  public void close() {
    context.close();
  }
}
