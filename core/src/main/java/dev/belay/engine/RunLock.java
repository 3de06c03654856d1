package dev.belay.engine;

import java.time.Instant;

/** The right to change a database, held by one run at a time. */
public interface RunLock extends AutoCloseable {
  /**
   * Who holds it.
   *
   * @param run the run's id
   * @param verb what it does: {@code migrate}
   * @param user who started it
   * @param host where
   * @param process the operating system's process id there
   */
  record Holder(String run, String verb, String user, String host, long process, Instant since) {}

  /** Who holds it: whoever asked for it. */
  Holder holder();

  /** Gives the lock back. Twice is as good as once. */
  @Override
  void close();
}
