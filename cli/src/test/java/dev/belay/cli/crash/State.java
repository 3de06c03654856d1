package dev.belay.cli.crash;

import dev.belay.database.DatabaseUrl;
import dev.belay.database.SchemaSnapshot;
import dev.belay.engine.HistoryEntry;
import dev.belay.engine.Progress;
import dev.belay.engine.Violation;
import dev.belay.fingerprint.Carry;
import dev.belay.problem.BelayException;
import dev.belay.sqlite.SqliteEngine;
import dev.belay.sqlite.parse.SqliteDialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * All that a database holds.
 *
 * @param journalMode SQLite's
 * @param history what each line says, without the run, the moment and the user
 */
record State(
    boolean exists,
    String fingerprint,
    SchemaSnapshot schema,
    String journalMode,
    List<Line> history,
    List<Violation> violations) {

  /** A line of history as far as two runs of the same command write the same. */
  record Line(String version, String file, String checksum, HistoryEntry.Outcome outcome) {}

  private static final State NOTHING =
      new State(false, "", SchemaSnapshot.EMPTY, "", List.of(), List.of());

  static State of(Room room) throws IOException {
    Path file = room.folder().resolve(Room.DATABASE);
    var database =
        new SqliteEngine(new SqliteDialect(), Clock.systemUTC())
            .database(new DatabaseUrl(DatabaseUrl.SQLITE, file.toString()));
    if (!database.exists()) {
      return NOTHING;
    }
    try (var session = database.openReadOnly()) {
      return new State(
          true,
          session.fingerprint(Carry.NOTHING, Progress.NONE).digest(),
          session.schema(),
          session.query("PRAGMA journal_mode", 1).get(0).get(0),
          session.history().stream().map(State::line).toList(),
          session.violations());
    } catch (BelayException e) {
      return unreadable(file);
    }
  }

  /** What can't be read is told by its bytes, and so is what lies beside it. */
  private static State unreadable(Path file) throws IOException {
    Path wal = file.resolveSibling(file.getFileName() + "-wal");
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    String newest = Files.exists(wal) ? Files.readString(wal, StandardCharsets.ISO_8859_1) : "";
    return new State(true, bytes + newest, SchemaSnapshot.EMPTY, "", List.of(), List.of());
  }

  private static Line line(HistoryEntry entry) {
    return new Line(entry.version(), entry.file(), entry.checksum(), entry.outcome());
  }
}
