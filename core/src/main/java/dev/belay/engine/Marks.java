package dev.belay.engine;

import dev.belay.database.Environment;
import dev.belay.database.Mark;
import java.time.Instant;
import java.util.Optional;

/**
 * What a database says itself that it is for. The mark goes with every copy; so it names the places
 * at which it holds, and elsewhere it is known for the mark of another database. Where the content
 * of a database is replaced its mark is, too: whoever does that writes it again.
 *
 * <p>Left out of schema, fingerprint and comparison, like all that is Belay's own.
 */
public interface Marks {
  /** The mark; empty where nobody has written one, and where there is no database. */
  Optional<Mark> read();

  /** Writes it, in place of what was there, in a transaction of its own. */
  void write(Environment environment, Instant at, String by);

  /** Takes it away. Nothing happens where there is none. */
  void remove();
}
