package dev.belay.sqlite;

import dev.belay.database.DatabaseUrl;
import dev.belay.engine.Database;
import dev.belay.engine.Engine;
import dev.belay.sql.Dialect;
import java.nio.file.Path;
import java.time.Clock;

/** The engine for SQLite files. */
public final class SqliteEngine implements Engine {
  private final Dialect dialect;
  private final Clock clock;

  public SqliteEngine(Dialect dialect, Clock clock) {
    this.dialect = dialect;
    this.clock = clock;
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
    return new SqliteDatabase(this, url, Path.of(url.location()), clock);
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }
}
