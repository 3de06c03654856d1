package dev.belay.testkit;

import dev.belay.engine.CopyFormat;
import dev.belay.engine.Database;
import dev.belay.engine.Engine;
import dev.belay.engine.RunLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** An engine under test, and real databases for it to work on. */
public interface EngineSubject {
  Engine engine();

  /** An address at which nothing is, another one at each call. */
  Database missing();

  /** An empty database that exists, another one at each call. */
  Database create();

  /** The same database under an object of its own, as another part of a program would have it. */
  Database again(Database database);

  /** Whether a database can be there and be no readable database at all. */
  boolean ruins();

  /** Makes of the database something that is there but can't be read; only if it {@link #ruins}. */
  void ruin(Database database) throws IOException;

  /** The formats of copies that there are. */
  Set<CopyFormat> formats();

  /** An existing folder for temporary files. */
  Path scratch();

  /**
   * Starts a process that takes the lock; it holds it when this returns.
   *
   * @throws AssertionError with the id of the code in its message if the lock was refused
   */
  OtherProcess lockElsewhere(Database database, RunLock.Holder holder);
}
