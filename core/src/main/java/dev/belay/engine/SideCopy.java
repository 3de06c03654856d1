package dev.belay.engine;

/** A database beside the real one; {@link #close} drops it. */
public interface SideCopy extends AutoCloseable {
  Database database();

  /** Drops the database. Twice is as good as once. */
  @Override
  void close();
}
