package dev.belay.othertools;

import dev.belay.database.DatabaseUrl;
import dev.belay.engine.Database;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where Sqitch keeps the history of a SQLite database: in a file beside it (sqitch-configuration,
 * {@code engine.sqlite.registry}).
 */
final class SqitchRegistry {
  private static final String FILE = "sqitch.db";

  private SqitchRegistry() {}

  /** The database with the history, if it is another one and is there. */
  static Optional<Database> beside(Database target) {
    if (!target.url().scheme().equals(DatabaseUrl.SQLITE)) {
      return Optional.empty();
    }
    Path file = Path.of(target.url().location()).resolveSibling(FILE);
    Database registry =
        target.engine().database(new DatabaseUrl(DatabaseUrl.SQLITE, file.toString()));
    return Optional.of(registry).filter(Database::exists);
  }
}
