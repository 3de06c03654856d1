package dev.belay.migrate;

import dev.belay.apply.Applier;
import dev.belay.digest.Sha256;
import dev.belay.engine.HistoryEntry;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.migration.Migration;
import dev.belay.migration.ParsedMigration;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.problem.BelayException;
import dev.belay.problem.Problem;
import dev.belay.repository.HistoryJson;
import dev.belay.repository.Manifest;
import dev.belay.sql.Action;
import dev.belay.sql.ObjectAction;
import dev.belay.sql.SqlSource;
import dev.belay.sql.Statement;
import dev.belay.verify.ChangeProof;
import dev.belay.verify.Expectation;
import java.util.List;
import java.util.Optional;

/**
 * Runs the statements of one file that can't be in a transaction, each by itself, while others go
 * on writing. What has run stays when a later one fails: to restore the backup would take back what
 * others have written. The history has a line for each, and the next run goes on behind them.
 */
final class StepwiseStep implements Step.Pivot, Step.Resumable {
  private static final String STATEMENT = "statement";
  private static final String LINE = "line";
  private static final String FAILED = "failed";
  private static final String STANDS = "stands";

  private final Work work;

  StepwiseStep(Work work) {
    this.work = work;
  }

  @Override
  public String name() {
    return "apply";
  }

  @Override
  public void run(Notes notes) {
    ParsedMigration parsed = work.plan().pending().getFirst();
    Applier applier = work.applier();
    int done = 0;
    for (Statement statement : parsed.statements()) {
      notes.write(LINE, line(applier, parsed, statement));
      notes.write(STATEMENT, statement.text());
      try {
        new Tries(work).run(attempts(applier, parsed.migration(), statement, notes));
      } catch (BelayException e) {
        noteFailure(applier, parsed, e.problem(), notes);
        throw e;
      }
      notes.at(++done, parsed.statements().size(), Progress.Unit.STATEMENTS);
    }
    Optional<Fingerprint> after = after(parsed);
    String proof = proof(parsed, after);
    after.ifPresent(found -> work.workspace().repository().putFingerprint(work.run(), found));
    KeptRehearsal.keep(work);
    work.session().record(applier.entry(parsed.migration(), HistoryEntry.Outcome.APPLIED));
    notes.say(
        done + (done == 1 ? " statement, by itself" : " statements, one by one") + "\n" + proof);
  }

  /** A second try may find the work of the first one done, or half done. */
  private Runnable attempts(Applier applier, Migration file, Statement statement, Notes notes) {
    Session session = work.session();
    Runnable run =
        () -> notes.stoppable(session::interrupt, () -> applier.execute(file, statement));
    if (sharesTransaction(statement)) {
      return () -> inTransaction(session, run, entryOf(notes));
    }
    boolean[] tried = new boolean[1];
    return () -> {
      if (!tried[0] || !session.settle(statement)) {
        tried[0] = true;
        run.run();
      }
      session.record(entryOf(notes));
    };
  }

  /** Those that may end transactions themselves, and what is not understood, had better not. */
  private boolean sharesTransaction(Statement statement) {
    return work.workspace().engine().dialect().runsInTransaction(statement)
        && switch (statement.action()) {
          case Action.Other ignored -> false;
          case Action.Unparsed ignored -> false;
          case Action.Setting ignored -> false;
          default ->
              statement.actions().stream().noneMatch(ObjectAction.RunBlock.class::isInstance);
        };
  }

  /** So that neither the statement nor its line of history is there without the other. */
  private static void inTransaction(Session session, Runnable run, HistoryEntry line) {
    session.begin(true);
    try {
      run.run();
      session.record(line);
    } catch (BelayException e) {
      session.rollback();
      throw e;
    }
    session.commit();
  }

  private static String line(Applier applier, ParsedMigration parsed, Statement statement) {
    Migration migration = parsed.migration();
    HistoryEntry file = applier.entry(migration, HistoryEntry.Outcome.STATEMENT);
    return HistoryJson.writeAll(List.of(file.withChecksum(Sha256.of(statement.text()))));
  }

  private static HistoryEntry entryOf(Notes notes) {
    return HistoryJson.readAll(notes.read(LINE).orElseThrow()).getFirst();
  }

  private static void noteFailure(
      Applier applier, ParsedMigration parsed, Problem problem, Notes notes) {
    if (Applier.blames(problem)) {
      HistoryEntry failed = applier.failed(parsed.migration(), problem);
      notes.write(FAILED, HistoryJson.writeAll(List.of(failed)));
    }
  }

  /**
   * What a rollback is to compare with, to tell what was written since; empty where nobody knows.
   * If no row was touched that is the backup.
   */
  private Optional<Fingerprint> after(ParsedMigration parsed) {
    if (leavesRowsAlone(parsed)) {
      return work.backup().map(Manifest::fingerprint);
    }
    return work.foretold().isPresent()
        ? Optional.of(work.session().fingerprint(Carry.NOTHING, Progress.NONE))
        : Optional.empty();
  }

  /** The schema must be the rehearsed one; of the content more can be told if nobody else wrote. */
  private String proof(ParsedMigration parsed, Optional<Fingerprint> after) {
    Session session = work.session();
    work.plan().assertions().check(session);
    if (work.rehearsed().isEmpty()) {
      return "not rehearsed, and so not compared";
    }
    Expectation expected = work.rehearsed().get().expectation();
    new ChangeProof(expected).proveSchema(session.schema());
    if (leavesRowsAlone(parsed)) {
      return "schema as rehearsed; no row was touched";
    }
    if (after.isEmpty()) {
      return "schema as rehearsed; the content was not compared: not all rows were rehearsed";
    }
    return after.get().equals(expected.after().withoutCarried())
        ? "schema and every value as rehearsed"
        : "schema as rehearsed; the content is another one: others may have written meanwhile";
  }

  private static boolean leavesRowsAlone(ParsedMigration parsed) {
    return parsed.statements().stream().allMatch(StepwiseStep::leavesRowsAlone);
  }

  private static boolean leavesRowsAlone(Statement statement) {
    return switch (statement.action()) {
      case Action.CreateIndex ignored -> true;
      case Action.Maintenance ignored -> true;
      case Action.DropObject drop -> drop.kind().equals("index");
      default -> false;
    };
  }

  @Override
  public boolean settled(Notes notes) {
    try (Session session = work.workspace().database().openReadOnly()) {
      return session.history().stream()
          .filter(entry -> entry.run().equals(work.run()))
          .anyMatch(entry -> entry.outcome() == HistoryEntry.Outcome.APPLIED);
    }
  }

  /** Clears away what the statement that failed has left half made; nothing else is taken back. */
  @Override
  public void undo(Notes notes) {
    work.close();
    if (notes.read(STATEMENT).isEmpty()) {
      return;
    }
    HistoryEntry last = entryOf(notes);
    try (Session session = work.workspace().database().open()) {
      if (!isRecorded(session, last) && session.settle(statement(notes))) {
        session.record(last);
      }
      if (notes.read(FAILED).isPresent()) {
        HistoryJson.readAll(notes.read(FAILED).get()).forEach(session::record);
      }
      long stand =
          session.history().stream()
              .filter(entry -> entry.run().equals(work.run()))
              .filter(entry -> entry.outcome() == HistoryEntry.Outcome.STATEMENT)
              .count();
      notes.write(STANDS, stand + " of the statements of " + last.file());
    }
  }

  private static boolean isRecorded(Session session, HistoryEntry line) {
    return session.history().stream()
        .filter(entry -> entry.run().equals(line.run()))
        .anyMatch(entry -> entry.checksum().equals(line.checksum()));
  }

  private Statement statement(Notes notes) {
    var source = new SqlSource("statement", notes.read(STATEMENT).orElseThrow());
    return work.workspace().engine().dialect().parse(source).getFirst();
  }

  @Override
  public Optional<String> stands(Notes notes) {
    return notes.read(STANDS).filter(text -> !text.startsWith("0 "));
  }
}
