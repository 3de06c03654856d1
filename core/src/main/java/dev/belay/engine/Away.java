package dev.belay.engine;

import java.util.List;

/**
 * Another server than that of a database, on which copies of it can be made. Nothing there is
 * touched but these. Whoever got it closes it, which ends the server if it was made for this.
 */
public interface Away extends AutoCloseable {
  /** What copies are made beside. It need not exist. */
  Database database();

  /** For people: {@code db2:5433}. */
  String name();

  /** How it is unlike the server of the database, a line each; none where nothing is known. */
  List<String> unlike();

  @Override
  void close();
}
