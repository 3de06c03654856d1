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

  /** Work that may fail in one way. */
  @FunctionalInterface
  interface Work<T, E extends Exception> {
    T run() throws E;
  }

  /**
   * Does work that tells nothing until it ends, but can be stopped by whoever wishes to.
   *
   * @param stop called from another thread, maybe several times, and only while the work is done
   */
  default <T, E extends Exception> T stoppable(Runnable stop, Work<T, E> work) throws E {
    return work.run();
  }
}
