package dev.belay.engine;

import dev.belay.database.DatabaseUrl;
import dev.belay.database.SchemaSnapshot;
import dev.belay.sql.Dialect;
import java.util.Optional;
import java.util.Set;

/** One kind of database. Stateless and thread-safe; every engine passes EngineSuite. */
public interface Engine {
  /** Lower case, as in {@code sqlite}; written into manifests. */
  String name();

  /** What the files that {@link Database#copyTo} writes are called: {@code sqlite}, {@code tar}. */
  String extension();

  /** The same of copies in another format than the engine's own. */
  default String extension(CopyFormat format) {
    return extension();
  }

  boolean speaks(DatabaseUrl url);

  /** The database at an address. No I/O: it need not exist. */
  Database database(DatabaseUrl url);

  /** What can and what can't be done with its databases, whichever it is. */
  Set<Capability> capabilities();

  Dialect dialect();

  /**
   * A place to try statements in, without any database at hand; empty where the engine has none.
   *
   * @param schema what is there at first
   */
  default Optional<Trial> trial(SchemaSnapshot schema) {
    return Optional.empty();
  }
}
