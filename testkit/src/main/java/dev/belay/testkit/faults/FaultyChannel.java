package dev.belay.testkit.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An open file. A write that fails has written half of its bytes. */
final class FaultyChannel extends FileChannel {
  private final FileChannel real;
  private final Path path;
  private final Faults faults;

  FaultyChannel(FileChannel real, Path path, Faults faults) {
    this.real = real;
    this.path = path;
    this.faults = faults;
  }

  /** One way of writing: at the channel's position or at one of its own. */
  @FunctionalInterface
  private interface Sink {
    int write(ByteBuffer bytes) throws IOException;
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    return write(bytes, real::write);
  }

  @Override
  public int write(ByteBuffer bytes, long position) throws IOException {
    return write(bytes, some -> real.write(some, position));
  }

  private int write(ByteBuffer bytes, Sink sink) throws IOException {
    Optional<IOException> failure = faults.failure(Operation.WRITE, path);
    if (failure.isPresent()) {
      write(bytes, bytes.remaining() / 2, sink);
      throw failure.get();
    }
    if (faults.losing()) {
      int all = bytes.remaining();
      write(bytes, all / 2, sink);
      bytes.position(bytes.limit());
      return all;
    }
    return write(bytes, faults.longestWrite().orElse(bytes.remaining()), sink);
  }

  private static int write(ByteBuffer bytes, int most, Sink sink) throws IOException {
    int length = Math.min(most, bytes.remaining());
    int written = sink.write(bytes.slice(bytes.position(), length));
    bytes.position(bytes.position() + written);
    return written;
  }

  @Override
  public long write(ByteBuffer[] buffers, int from, int length) throws IOException {
    faults.check(Operation.WRITE, path);
    return real.write(buffers, from, length);
  }

  @Override
  public int read(ByteBuffer bytes) throws IOException {
    faults.check(Operation.READ, path);
    return real.read(bytes);
  }

  @Override
  public int read(ByteBuffer bytes, long position) throws IOException {
    faults.check(Operation.READ, path);
    return real.read(bytes, position);
  }

  @Override
  public long read(ByteBuffer[] buffers, int from, int length) throws IOException {
    faults.check(Operation.READ, path);
    return real.read(buffers, from, length);
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    real.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    faults.check(Operation.ATTRIBUTES, path);
    return real.size();
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    faults.check(Operation.TRUNCATE, path);
    real.truncate(size);
    return this;
  }

  @Override
  public void force(boolean metadata) throws IOException {
    faults.check(Operation.FORCE, path);
    real.force(metadata);
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
    faults.check(Operation.READ, path);
    return real.transferTo(position, count, target);
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count)
      throws IOException {
    faults.check(Operation.WRITE, path);
    return real.transferFrom(source, position, count);
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
    faults.check(Operation.READ, path);
    return real.map(mode, position, size);
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    faults.check(Operation.LOCK, path);
    return real.lock(position, size, shared);
  }

  @Override
  public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
    faults.check(Operation.LOCK, path);
    return real.tryLock(position, size, shared);
  }

  /** A file that fails to close is closed all the same, as with close(2) on Linux. */
  @Override
  protected void implCloseChannel() throws IOException {
    real.close();
    faults.check(Operation.CLOSE, path);
  }
}
