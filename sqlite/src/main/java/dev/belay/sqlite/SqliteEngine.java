package dev.belay.sqlite;

import dev.belay.database.DatabaseUrl;
import dev.belay.engine.Database;
import dev.belay.engine.Engine;
import dev.belay.sql.Dialect;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.time.Clock;

/** The engine for SQLite files. */
public final class SqliteEngine implements Engine {
  private final Dialect dialect;
  private final Clock clock;
  private final FileSystem files;

  public SqliteEngine(Dialect dialect, Clock clock) {
    this(dialect, clock, FileSystems.getDefault());
  }

  /**
   * For another view of the real files.
   *
   * @param files its paths, as text, are real ones: SQLite itself is handed them
   */
  public SqliteEngine(Dialect dialect, Clock clock, FileSystem files) {
    this.dialect = dialect;
    this.clock = clock;
    this.files = files;
  }

  @Override
  public String name() {
    return "sqlite";
  }

  @Override
  public boolean speaks(DatabaseUrl url) {
    return url.scheme().equals(DatabaseUrl.SQLITE);
  }

  @Override
  public Database database(DatabaseUrl url) {
    return new SqliteDatabase(this, url, files.getPath(url.location()), clock);
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }
}
