package dev.belay.engine;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Where databases for tests are made: beside a database, on its server or in its folder. Which of
 * them may be made or dropped is not decided here. Thread-safe.
 *
 * <p>Names are those that the server has; of a file the name without its ending, which is that of
 * the database that they are beside.
 */
public interface TestSite {
  /** How the name of a database for tests ends, and no other. */
  String ENDING = "_test";

  /** What the database itself is called. It need not exist. */
  String name();

  /** A name as people may write it, the file's ending included, as it is said here. */
  default String read(String written) {
    return written;
  }

  /** The name with something behind it, cut in front of that if it would be too long. */
  default String with(String name, String suffix) {
    return name + suffix;
  }

  /** The database of that name. It need not exist, and nothing is looked at. */
  Database at(String name);

  /**
   * Makes an empty one, under a name of its own that ends like all of them, and drops those that
   * were made so by processes which have died. It goes when it is closed, unless it was kept.
   */
  SideCopy make() throws IOException;

  /**
   * Likewise one that is a copy of another, small one, to which nobody may be connected.
   *
   * @return empty where there is none of that name
   */
  Optional<SideCopy> copyOf(String name) throws IOException;

  /**
   * Gives one that was made here a name that it keeps for good, in place of what is called so. The
   * caller is not connected to it any more.
   */
  void keep(SideCopy made, String name) throws IOException;

  /** Drops one, whoever is connected. Nothing happens where there is none. */
  void drop(String name);

  /** The names of those that begin and end so, the newest first. */
  List<String> named(String begin, String end);

  /** Work at one of them. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  /** Waits until nobody else, in whatever process, works at the one of that name, then works. */
  <T> T alone(String name, Work<T> work) throws IOException;
}
