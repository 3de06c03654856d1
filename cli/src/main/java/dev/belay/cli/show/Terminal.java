package dev.belay.cli.show;

import java.io.PrintStream;

/**
 * The two streams that a command writes to, and what can be done on them.
 *
 * @param interactive whether a person looks at it: only then are there bars and colours
 * @param width in columns
 */
public record Terminal(
    PrintStream out, PrintStream err, boolean interactive, boolean coloured, int width) {
  /** Fits most windows; wider lines are hard to read. */
  public static final int WIDEST = 100;

  /** The same where everything goes to the stream that is for talk. */
  public Terminal talking() {
    return new Terminal(err, err, interactive, coloured, width);
  }
}
