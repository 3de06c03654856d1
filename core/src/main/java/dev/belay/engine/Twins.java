package dev.belay.engine;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Databases beside one, on the same server, that hold what it held at some moment. They are closed
 * to everybody, so nobody can have written to them since; each is known by the run that made it.
 */
public interface Twins {
  /**
   * A new twin.
   *
   * @param place its name
   * @param moment see {@link Session#isStill}
   */
  record Twin(String place, String moment) {}

  /**
   * Has the server copy the database as it is now. The caller must not be connected to it himself.
   *
   * @param endSessions whether sessions of others are ended; they may connect again when it is done
   * @return empty where somebody is connected who may not be ended, or comes back at once
   */
  Optional<Twin> make(String run, boolean endSessions);

  /** Closes what a swap has moved aside, and remembers the run that did it. */
  void keep(String place, String run);

  /** The twin that a run has made or kept, if it is still there and still closed. */
  Optional<String> find(String run);

  /**
   * Opens a twin in the place of the database: two renames in one transaction. Sessions are ended.
   *
   * @param aside is told where the old content goes, before anything is moved
   * @return where that is
   */
  String swapIn(String place, Consumer<String> aside);

  /** Drops those that were made, not kept, for any other run. */
  void dropOthers(String run);
}
