package dev.belay.restore;

import dev.belay.engine.SideCopy;
import java.util.List;

/**
 * A backup that was restored aside and is what its manifest promises; whoever got it closes it.
 *
 * @param remarks what could not be compared, or may differ and does, a line each
 */
public record Proven(SideCopy side, List<String> remarks) implements AutoCloseable {
  public Proven {
    remarks = List.copyOf(remarks);
  }

  @Override
  public void close() {
    side.close();
  }
}
