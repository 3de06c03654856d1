package dev.belay.cli.crash;

import dev.belay.database.Environment;
import dev.belay.database.Mark;
import dev.belay.database.SchemaSnapshot;
import dev.belay.engine.HistoryEntry;
import dev.belay.engine.Marks;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.engine.Violation;
import dev.belay.fingerprint.Carry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * All that a database holds.
 *
 * @param journalMode SQLite's; empty for others
 * @param history what each line says, without the run, the moment and the user
 */
record State(
    boolean exists,
    String fingerprint,
    SchemaSnapshot schema,
    String journalMode,
    List<Line> history,
    Optional<Environment> mark,
    List<Violation> violations) {

  /** A line of history as far as two runs of the same command write the same. */
  record Line(String version, String file, String checksum, HistoryEntry.Outcome outcome) {}

  static final State NOTHING =
      new State(false, "", SchemaSnapshot.EMPTY, "", List.of(), Optional.empty(), List.of());

  static State of(Room room) throws IOException {
    return room.database().state();
  }

  static State of(Session session, Marks marks, String journalMode) {
    return new State(
        true,
        session.fingerprint(Carry.NOTHING, Progress.NONE).digest(),
        session.schema(),
        journalMode,
        session.history().stream().map(State::line).toList(),
        marks.read().map(Mark::environment),
        session.violations());
  }

  private static Line line(HistoryEntry entry) {
    return new Line(entry.version(), entry.file(), entry.checksum(), entry.outcome());
  }
}
