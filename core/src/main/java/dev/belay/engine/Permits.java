package dev.belay.engine;

import dev.belay.database.Permit;
import java.time.Instant;
import java.util.List;

/**
 * The permits inside a database. They hold for this very database alone: what is copied from it, or
 * restored in its place, has none that do. Left out of schema, fingerprint and comparison, like all
 * that is Belay's own.
 */
public interface Permits {
  /** All that are there, oldest first; nothing where there is no database. */
  List<Permit> read();

  /** Adds one, durably; how often it was used and whose it is are not taken from it. */
  void add(Permit permit);

  /**
   * Uses one once. Of any number of callers at the same time as many succeed as it allows.
   *
   * @return false if it has been used as often as it may
   */
  boolean use(Permit permit, Instant at, String by);

  /** Takes one back; nothing happens where there is none of that id. */
  void revoke(String id);

  /**
   * The latest moment that is known to have come, so that a clock that was set back makes no permit
   * last longer: the server's clock, or the last change of the file.
   *
   * @param here what the clock here says
   */
  Instant now(Instant here);
}
