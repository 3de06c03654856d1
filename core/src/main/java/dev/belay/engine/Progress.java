package dev.belay.engine;

/** Where long work says how far it has come. May be called from any thread, and often. */
@FunctionalInterface
public interface Progress {
  Progress NONE = (done, total, unit) -> {};

  /** What is counted. */
  enum Unit {
    BYTES,
    ROWS,
    STATEMENTS
  }

  /** {@code total} is -1 when unknown. */
  void at(long done, long total, Unit unit);
}
