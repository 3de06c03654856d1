package dev.belay.rehearse;

import dev.belay.engine.SideCopy;
import dev.belay.fingerprint.Fingerprint;
import java.io.IOException;

/** Makes what is rehearsed on. */
public interface Copies {
  /** A new copy at each call; whoever asked closes it. */
  SideCopy make() throws IOException;

  Ground ground();

  /** What is in the first of them. */
  Fingerprint content();

  /** Whether the content was read from that copy, and so need not be compared with it. */
  boolean areRead();
}
