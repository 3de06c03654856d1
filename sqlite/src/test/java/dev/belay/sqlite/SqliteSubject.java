package dev.belay.sqlite;

import dev.belay.database.DatabaseUrl;
import dev.belay.engine.CopyFormat;
import dev.belay.engine.Database;
import dev.belay.engine.Engine;
import dev.belay.engine.RunLock;
import dev.belay.sqlite.parse.SqliteDialect;
import dev.belay.testkit.EngineSubject;
import dev.belay.testkit.OtherProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;

/** SQLite files in a folder. */
final class SqliteSubject implements EngineSubject {
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-02-03T04:05:06Z"), ZoneOffset.UTC);

  private final Path folder;
  private final String journalMode;
  private final Engine engine;
  private int number;

  SqliteSubject(Path folder, String journalMode) {
    this(folder, journalMode, PATIENCE);
  }

  SqliteSubject(Path folder, String journalMode, Duration patience) {
    this.folder = folder;
    this.journalMode = journalMode;
    this.engine = engine(patience);
  }

  static Engine engine(Duration patience) {
    return new SqliteEngine(new SqliteDialect(), CLOCK, patience, FileSystems.getDefault());
  }

  @Override
  public Engine engine() {
    return engine;
  }

  /** The database in this file. */
  Database at(Path file) {
    return engine.database(new DatabaseUrl(DatabaseUrl.SQLITE, file.toString()));
  }

  static Path file(Database database) {
    return Path.of(database.url().location());
  }

  @Override
  public Database missing() {
    number++;
    return at(folder.resolve("shop " + number + ".db"));
  }

  @Override
  public Database create() {
    Database database = missing();
    run(file(database), "PRAGMA journal_mode = " + journalMode, "VACUUM");
    return database;
  }

  @Override
  public Database again(Database database) {
    return engine(PATIENCE).database(database.url());
  }

  @Override
  public boolean ruins() {
    return true;
  }

  @Override
  public void ruin(Database database) throws IOException {
    Files.writeString(file(database), "this was a database once\n".repeat(400));
  }

  @Override
  public Set<CopyFormat> formats() {
    return Set.of(CopyFormat.ARCHIVE);
  }

  @Override
  public Path scratch() {
    number++;
    try {
      return Files.createDirectory(folder.resolve("scratch " + number));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public OtherProcess lockElsewhere(Database database, RunLock.Holder holder) {
    return OtherProcess.start(
        OtherProgram.class,
        "lock",
        database.url().location(),
        holder.run(),
        holder.verb(),
        holder.user(),
        holder.host(),
        Long.toString(holder.process()),
        holder.since().toString());
  }

  /** As an application would, through the driver alone. */
  static void run(Path file, String... statements) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
