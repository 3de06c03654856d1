package dev.belay.engine;

/**
 * What keeps a database from being destroyed by whatever way somebody comes to it: it lies inside
 * of the database itself. Belay's own work passes by {@link Session#pass}. Thread-safe.
 */
public interface Guards {
  /** What is in place, what is not, and why. Changes nothing. */
  GuardStatus status();

  /**
   * Puts in place what was asked for, and takes away what was not, in one transaction. What this
   * login may not do is left out: the status tells. Twice is as good as once.
   *
   * @return what is in place now
   */
  GuardStatus install(GuardOptions options);

  /** Takes every trace away, in one transaction. Nothing happens where there are no guards. */
  void remove();
}
