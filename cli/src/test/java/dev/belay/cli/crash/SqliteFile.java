package dev.belay.cli.crash;

import dev.belay.database.DatabaseUrl;
import dev.belay.database.SchemaSnapshot;
import dev.belay.problem.BelayException;
import dev.belay.sqlite.SqliteEngine;
import dev.belay.sqlite.parse.SqliteDialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A file of SQLite in the room's folder. */
record SqliteFile(Path folder) implements RoomDatabase {
  @Override
  public String url() {
    return "sqlite:" + Room.DATABASE;
  }

  @Override
  public String numbered() {
    return "INTEGER PRIMARY KEY AUTOINCREMENT";
  }

  @Override
  public Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file());
  }

  private Path file() {
    return folder.resolve(Room.DATABASE);
  }

  @Override
  public SqliteFile copyTo(Path other) {
    return new SqliteFile(other);
  }

  @Override
  public State state() throws IOException {
    var database =
        new SqliteEngine(new SqliteDialect(), Clock.systemUTC())
            .database(new DatabaseUrl(DatabaseUrl.SQLITE, file().toString()));
    if (!database.exists()) {
      return State.NOTHING;
    }
    try (var session = database.openReadOnly()) {
      return State.of(
          session, database.marks(), session.query("PRAGMA journal_mode", 1).get(0).get(0));
    } catch (BelayException e) {
      return unreadable();
    }
  }

  /** What can't be read is told by its bytes, and so is what lies beside it. */
  private State unreadable() throws IOException {
    Path wal = folder.resolve(Room.DATABASE + "-wal");
    String bytes = Files.readString(file(), StandardCharsets.ISO_8859_1);
    String newest = Files.exists(wal) ? Files.readString(wal, StandardCharsets.ISO_8859_1) : "";
    return new State(
        true, bytes + newest, SchemaSnapshot.EMPTY, "", List.of(), Optional.empty(), List.of());
  }

  @Override
  public List<String> leftOver() {
    return List.of();
  }
}
