package dev.belay.sqlite;

import dev.belay.database.DatabaseUrl;
import dev.belay.database.SchemaSnapshot;
import dev.belay.engine.Capability;
import dev.belay.engine.Database;
import dev.belay.engine.Engine;
import dev.belay.engine.Trial;
import dev.belay.sql.Dialect;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The engine for SQLite files. */
public final class SqliteEngine implements Engine {
  private final Dialect dialect;
  private final Clock clock;
  private final Duration patience;
  private final FileSystem files;

  /** Waits ten seconds for the lock of another process. */
  public SqliteEngine(Dialect dialect, Clock clock) {
    this(dialect, clock, SqliteFile.PATIENCE, FileSystems.getDefault());
  }

  /** For another view of the real files. */
  public SqliteEngine(Dialect dialect, Clock clock, FileSystem files) {
    this(dialect, clock, SqliteFile.PATIENCE, files);
  }

  /**
   * An engine with a patience of its own.
   *
   * @param patience how long to wait for the lock of another process
   * @param files its paths, as text, are real ones: SQLite itself is handed them
   */
  public SqliteEngine(Dialect dialect, Clock clock, Duration patience, FileSystem files) {
    this.dialect = dialect;
    this.clock = clock;
    this.patience = patience;
    this.files = files;
  }

  @Override
  public String name() {
    return "sqlite";
  }

  @Override
  public String extension() {
    return "sqlite";
  }

  @Override
  public boolean speaks(DatabaseUrl url) {
    return url.scheme().equals(DatabaseUrl.SQLITE);
  }

  @Override
  public Database database(DatabaseUrl url) {
    return new SqliteDatabase(this, url, files.getPath(url.location()), clock, patience);
  }

  @Override
  public Set<Capability> capabilities() {
    Set<Capability> all = EnumSet.allOf(Capability.class);
    all.remove(Capability.ROLES);
    return Set.copyOf(all);
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public Optional<Trial> trial(SchemaSnapshot schema) {
    return Optional.of(new SqliteTrial(schema));
  }
}
