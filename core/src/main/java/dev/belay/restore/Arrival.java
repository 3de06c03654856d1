package dev.belay.restore;

import dev.belay.engine.SideCopy;

/**
 * What was made beside a database; whoever got it closes it.
 *
 * @param content tells this content from any other, see {@link Content}
 * @param told for people: what it is, and what was proven
 */
record Arrival(SideCopy side, String content, String told) implements AutoCloseable {
  @Override
  public void close() {
    side.close();
  }
}
