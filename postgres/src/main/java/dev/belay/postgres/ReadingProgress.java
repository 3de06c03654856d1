package dev.belay.postgres;

import dev.belay.engine.Progress;

/**
 * Tells how far the reading of a database has come, in bytes of its files: how long its rows are as
 * text nobody knows before. Never goes back, and comes to all of it. Thread-safe.
 */
final class ReadingProgress {
  private static final long STEP = 1 << 20;

  private final Progress progress;
  private final long total;
  private long done;

  /** Of {@code total} bytes. */
  ReadingProgress(Progress progress, long total) {
    this.progress = progress;
    this.total = total;
  }

  private synchronized void add(long bytes) {
    done = Math.min(total, done + bytes);
    progress.at(done, total, Progress.Unit.BYTES);
  }

  /** Everything has been read, whatever was thought before. */
  void end() {
    add(total);
  }

  Part part(long size) {
    return new Part(size);
  }

  /** What one worker reads in one go. Not thread-safe. */
  final class Part {
    private final long size;
    private long counted;
    private long told;

    private Part(long size) {
      this.size = size;
    }

    /** So many bytes of text have come; they are never counted for more than the size. */
    void read(long bytes) {
      counted = Math.min(size, counted + bytes);
      if (counted - told >= STEP) {
        add(counted - told);
        told = counted;
      }
    }

    void end() {
      add(size - told);
      told = size;
      counted = size;
    }
  }
}
