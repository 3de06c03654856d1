package dev.belay.guarded;

import java.io.IOException;

/** A command that somebody else has written, and that may do anything. */
public interface ForeignCommand {
  /** As it was typed. */
  String line();

  /**
   * Runs it to its end, at the terminal or wherever it belongs.
   *
   * @return its exit status
   * @throws IOException if it could not be started
   */
  int run() throws IOException, InterruptedException;
}
