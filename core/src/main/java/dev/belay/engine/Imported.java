package dev.belay.engine;

import dev.belay.fingerprint.Fingerprint;
import java.util.List;

/**
 * A database made of a dump that another tool wrote. Such a dump promises nothing that it could be
 * compared with as a whole.
 *
 * @param fingerprint of what came out
 * @param remarks what was proven, what was passed over and what can't be told, a line each
 */
public record Imported(SideCopy side, Fingerprint fingerprint, List<String> remarks) {
  public Imported {
    remarks = List.copyOf(remarks);
  }
}
