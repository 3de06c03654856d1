package dev.belay.engine;

/**
 * Measures the statements of one session, one at a time. Costs questions to the database before and
 * after each, and makes the session talkative: it is for copies. Not thread-safe.
 */
public interface Meter {
  /** Called right before a statement is executed. */
  void begin();

  /** Called when it has run; after one that failed there is nothing to be measured. */
  Measurement end();
}
