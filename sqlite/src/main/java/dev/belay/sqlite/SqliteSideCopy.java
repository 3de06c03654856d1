package dev.belay.sqlite;

import dev.belay.database.DatabaseUrl;
import dev.belay.engine.Database;
import dev.belay.engine.Engine;
import dev.belay.engine.SideCopy;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** A database in a folder of its own, which goes with it. */
final class SqliteSideCopy implements SideCopy {
  private final Path path;
  private final Database database;

  SqliteSideCopy(Engine engine, Path path, Clock clock) {
    this.path = path;
    var url = new DatabaseUrl(DatabaseUrl.SQLITE, path.toString());
    this.database = new SqliteDatabase(engine, url, path, clock, SqliteFile.PATIENCE);
  }

  Path path() {
    return path;
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public void close() {
    try {
      SqliteFile.own(path).delete();
      Path folder = path.getParent();
      if (folder != null) {
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw Problem.ofDisk("could not drop the copy " + path, e)
          .state("")
          .remedy("delete it: rm -r " + path.getParent())
          .toException(e);
    }
  }
}
