package dev.belay.sqlite;

import dev.belay.database.DatabaseUrl;
import dev.belay.engine.Database;
import dev.belay.engine.Engine;
import dev.belay.sql.Dialect;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** The engine for SQLite files. */
public final class SqliteEngine implements Engine {
  private final Dialect dialect;
  private final Clock clock;
  private final Duration patience;

  /** Waits ten seconds for the lock of another process. */
  public SqliteEngine(Dialect dialect, Clock clock) {
    this(dialect, clock, SqliteFile.PATIENCE);
  }

  /**
   * An engine with a patience of its own.
   *
   * @param patience how long to wait for the lock of another process
   */
  public SqliteEngine(Dialect dialect, Clock clock, Duration patience) {
    this.dialect = dialect;
    this.clock = clock;
    this.patience = patience;
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
    return new SqliteDatabase(this, url, Path.of(url.location()), clock, patience);
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }
}
