package dev.belay.othertools;

import dev.belay.engine.Database;
import dev.belay.engine.HistoryEntry;
import dev.belay.engine.Session;
import dev.belay.migration.Migration;
import dev.belay.migration.MigrationFolder;
import dev.belay.migration.MigrationPlace;
import dev.belay.migration.MigrationState;
import dev.belay.migration.Tool;
import dev.belay.othertools.history.Past;
import dev.belay.othertools.layout.Layouts;
import dev.belay.problem.Problem;
import dev.belay.sql.SqlSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a database stands against a folder of migrations, whoever keeps the history.
 *
 * @param tool whose folder it is
 * @param applied what is in the database, oldest first, by file
 * @param pending what is to be applied, in order
 * @param history Belay's own
 * @param assertions the queries of {@code verify/}
 * @param problems what has to be settled first, or would be passed over in silence
 * @param notes what was not read and what can't be told, for people
 */
public record Standing(
    Tool tool,
    List<String> applied,
    List<Migration> pending,
    List<HistoryEntry> history,
    List<SqlSource> assertions,
    List<Problem> problems,
    List<String> notes) {
  /** Nothing is known, of neither folder nor database. */
  public static final Standing UNKNOWN =
      new Standing(Tool.PLAIN, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  public Standing {
    applied = List.copyOf(applied);
    pending = List.copyOf(pending);
    history = List.copyOf(history);
    assertions = List.copyOf(assertions);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /**
   * Looks at both; changes nothing.
   *
   * @param session of the database; empty where there is none yet, or none that can be read
   * @param retry whether a file that failed before may be tried again although it is the same
   * @throws dev.belay.problem.BelayException if the folder can't be read; {@code
   *     CONFIGURATION_INVALID} if it can't be told whose it is
   */
  public static Standing of(
      MigrationPlace place, Database database, Optional<Session> session, boolean retry) {
    List<HistoryEntry> own = session.map(Session::history).orElse(List.of());
    var tables = new ToolTables(session);
    Tool tool = owner(place, own, tables);
    if (tool == Tool.PLAIN) {
      MigrationFolder folder = MigrationFolder.read(place.folder());
      return plain(folder.migrations(), folder.assertions(), own, retry);
    }
    MigrationFolder folder = Layouts.read(place.folder(), tool, database.engine().name());
    Optional<Database> elsewhere =
        tool == Tool.SQITCH ? SqitchRegistry.beside(database) : Optional.empty();
    if (elsewhere.isEmpty()) {
      return compared(folder, tables, database);
    }
    try (Session registry = elsewhere.get().openReadOnly()) {
      return compared(folder, new ToolTables(Optional.of(registry)), database);
    }
  }

  private static Standing compared(MigrationFolder folder, ToolTables tables, Database database) {
    Optional<Past> past = tables.past(folder.tool(), database.engine().dialect());
    return new Comparing(folder, past, tables.notes(folder.tool())).standing();
  }

  /** The same as far as Belay's own history tells, without a folder. */
  public static Standing of(List<HistoryEntry> own) {
    return plain(List.of(), List.of(), own, true).withoutProblems();
  }

  /**
   * A folder as its tool reads it, without a database.
   *
   * @param engine the name of the kind of database that it is for
   */
  public static MigrationFolder folder(MigrationPlace place, String engine) {
    return Layouts.read(place.folder(), owner(place, Optional.empty()), engine);
  }

  /** Whose a folder is, as {@link #of} would tell. */
  public static Tool owner(MigrationPlace place, Optional<Session> session) {
    List<HistoryEntry> own = session.map(Session::history).orElse(List.of());
    return owner(place, own, new ToolTables(session));
  }

  /** Lines without a file say nothing about migrations. */
  private static Tool owner(MigrationPlace place, List<HistoryEntry> own, ToolTables tables) {
    boolean kept = own.stream().anyMatch(entry -> !entry.file().isEmpty());
    return new Owner(place, kept, tables).tool();
  }

  private static Standing plain(
      List<Migration> files, List<SqlSource> assertions, List<HistoryEntry> own, boolean retry) {
    MigrationState state = MigrationState.of(files, own, retry);
    List<String> applied = new ArrayList<>();
    state.applied().forEach(entry -> applied.add(entry.file()));
    return new Standing(
        Tool.PLAIN, applied, state.pending(), own, assertions, state.problems(), List.of());
  }

  private Standing withoutProblems() {
    return new Standing(tool, applied, pending, history, assertions, List.of(), notes);
  }

  /** Whether Belay itself applies what is pending. */
  public boolean isOwn() {
    return tool == Tool.PLAIN;
  }
}
