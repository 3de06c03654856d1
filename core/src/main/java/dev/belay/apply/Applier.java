package dev.belay.apply;

import dev.belay.database.TableName;
import dev.belay.engine.HistoryEntry;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.engine.TableLock;
import dev.belay.migration.Migration;
import dev.belay.migration.ParsedMigration;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Applies batches of migrations to one session and writes their history. Does not know whether the
 * database behind the session is the target or a copy. Not thread-safe.
 */
public final class Applier {
  private final Session session;
  private final String run;
  private final String user;
  private final InstantSource clock;

  private final Optional<Map<TableName, TableLock>> held;

  /** What the session does from here on passes the guards of its database, if there are any. */
  public Applier(Session session, String run, String user, InstantSource clock) {
    this(session, run, user, clock, Optional.empty());
    session.pass("migration, run " + run);
  }

  private Applier(
      Session session,
      String run,
      String user,
      InstantSource clock,
      Optional<Map<TableName, TableLock>> held) {
    this.session = session;
    this.run = run;
    this.user = user;
    this.clock = clock;
    this.held = held;
  }

  /** The same, which keeps others out of tables before it looks or does anything. */
  public Applier holding(Map<TableName, TableLock> tables) {
    return new Applier(session, run, user, clock, Optional.of(tables));
  }

  /** Hears of what the applier is about to do. */
  public interface Listener {
    Listener NONE = new Listener() {};

    /** Called before a batch is committed that is not the last. */
    default void beforeCommit(Batch batch) {}

    /** Called right before a statement is run. */
    default void willRun(ParsedMigration migration, Statement statement) {}

    /** Called when a statement has run. */
    default void ran(ParsedMigration migration, Statement statement) {}
  }

  /**
   * Applies all batches in order. When it returns, the last one is still in its transaction, if it
   * is in one at all: whoever called looks at the result, then commits or rolls back.
   *
   * @throws BelayException {@code MIGRATION_FAILED} naming file and line, or what is not the file's
   *     fault (see {@link #blames}); an open transaction is left open, and batches committed before
   *     stay committed
   */
  public void apply(List<Batch> batches, Listener listener, Progress progress) {
    int total = batches.stream().mapToInt(batch -> batch.migrations().size()).sum();
    int done = 0;
    for (int index = 0; index < batches.size(); index++) {
      Batch batch = batches.get(index);
      begin(batch);
      for (ParsedMigration migration : batch.migrations()) {
        progress.stoppable(session::interrupt, () -> apply(migration, listener));
        progress.at(++done, total, Progress.Unit.STATEMENTS);
      }
      if (index < batches.size() - 1) {
        listener.beforeCommit(batch);
        commit();
      }
    }
  }

  /** Begins the transaction that {@link #apply} would begin for the batch, if it is in one. */
  public void begin(Batch batch) {
    if (session.inTransaction()) {
      return;
    }
    if (batch.transactional()) {
      begin(batch.enforceForeignKeys());
    } else {
      session.enforceForeignKeys(batch.enforceForeignKeys());
    }
  }

  private void begin(boolean enforceForeignKeys) {
    if (held.isPresent()) {
      session.begin(enforceForeignKeys, held.get());
    } else {
      session.begin(enforceForeignKeys);
    }
  }

  private void commit() {
    if (session.inTransaction()) {
      session.commit();
    }
  }

  private Duration apply(ParsedMigration parsed, Listener listener) {
    Instant begun = clock.instant();
    for (Statement statement : parsed.statements()) {
      if (!isHonouredElsewhere(statement)) {
        listener.willRun(parsed, statement);
        execute(parsed.migration(), statement);
        listener.ran(parsed, statement);
      }
    }
    Duration took = Duration.between(begun, clock.instant());
    session.record(
        entry(
            parsed.undoes().orElse(parsed.migration()),
            parsed.undoes().isPresent()
                ? HistoryEntry.Outcome.ROLLED_BACK
                : HistoryEntry.Outcome.APPLIED,
            took));
    return took;
  }

  /** {@code PRAGMA foreign_keys} does nothing inside a transaction: the batch has seen to it. */
  private static boolean isHonouredElsewhere(Statement statement) {
    return statement.action() instanceof Action.Setting setting
        && setting.name().equals("foreign_keys");
  }

  /**
   * Runs one statement of a file, and nothing else.
   *
   * @return how many rows it has changed
   * @throws BelayException as {@link #apply} does
   */
  public long execute(Migration migration, Statement statement) {
    try {
      return session.execute(statement);
    } catch (BelayException e) {
      if (e.problem().code() == Code.INTERRUPTED) {
        throw e;
      }
      throw failure(migration.file(), statement, e.problem()).toException(e);
    }
  }

  /** How a failure is called that a statement of a file is to blame for. */
  public static String failedAt(String file, Statement statement) {
    return file + " failed at line " + statement.begin().line();
  }

  /** Whether a file is to blame for what went wrong, rather than others or the surroundings. */
  public static boolean blames(Problem problem) {
    return switch (problem.code()) {
      case INTERRUPTED, DATABASE_BUSY, DATABASE_UNREACHABLE, DISK_FULL -> false;
      default -> true;
    };
  }

  private static Problem failure(String file, Statement statement, Problem cause) {
    boolean blamed = blames(cause);
    return Problem.of(blamed ? Code.MIGRATION_FAILED : cause.code(), failedAt(file, statement))
        .why(cause.what() + (cause.why().isEmpty() ? "" : "\n" + cause.why()))
        .state("")
        .remedy(blamed ? "mend " + file + " and run it again" : cause.remedy());
  }

  /** A line of history by this run, of what took no time worth telling. */
  public HistoryEntry entry(Migration migration, HistoryEntry.Outcome outcome) {
    return entry(migration, outcome, Duration.ZERO);
  }

  /** A line of history by this run, of what has failed. */
  public HistoryEntry failed(Migration migration, Problem problem) {
    String error = problem.what() + "\n" + problem.why();
    return entry(migration, HistoryEntry.Outcome.FAILED, Duration.ZERO, Optional.of(error));
  }

  private HistoryEntry entry(Migration migration, HistoryEntry.Outcome outcome, Duration took) {
    return entry(migration, outcome, took, Optional.empty());
  }

  private HistoryEntry entry(
      Migration migration, HistoryEntry.Outcome outcome, Duration took, Optional<String> error) {
    return new HistoryEntry(
        migration.version().toString(),
        migration.description(),
        migration.file(),
        migration.checksum(),
        outcome,
        clock.instant(),
        took,
        run,
        user,
        error);
  }
}
