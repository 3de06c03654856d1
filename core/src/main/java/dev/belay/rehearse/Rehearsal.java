package dev.belay.rehearse;

import dev.belay.apply.Applier;
import dev.belay.apply.Batch;
import dev.belay.database.SchemaDiff;
import dev.belay.database.SchemaSnapshot;
import dev.belay.database.TableName;
import dev.belay.engine.Database;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.engine.SideCopy;
import dev.belay.engine.TableLock;
import dev.belay.engine.Violation;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Change;
import dev.belay.fingerprint.Comparison;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.fingerprint.Layout;
import dev.belay.migration.ParsedMigration;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.verify.Assertions;
import dev.belay.verify.Expectation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rehearses batches of migrations on a copy. One use, one instance. */
public final class Rehearsal {
  private final Copies copies;
  private final List<Batch> batches;
  private final List<ParsedMigration> downs;
  private final Assertions assertions;
  private final Optional<String> role;
  private final String run;
  private final InstantSource clock;

  /**
   * Prepares.
   *
   * @param downs what takes them back, to be tried; the last one first
   * @param role as whom the migrations run
   * @param run for the history of the copy
   */
  public Rehearsal(
      Copies copies,
      List<Batch> batches,
      List<ParsedMigration> downs,
      Assertions assertions,
      Optional<String> role,
      String run,
      InstantSource clock) {
    this.copies = copies;
    this.batches = List.copyOf(batches);
    this.downs = List.copyOf(downs);
    this.assertions = assertions;
    this.role = role;
    this.run = run;
    this.clock = clock;
  }

  /**
   * Rehearses. The copy must hold exactly what its backup says it holds, which proves the backup.
   *
   * @throws dev.belay.problem.BelayException {@code BACKUP_DAMAGED} if the copy is not what the
   *     backup promised, {@code MIGRATION_FAILED} or {@code ASSERTION_FAILED} if the migrations
   *     fail on the real data; the target is untouched in all cases
   */
  public Rehearsed rehearse(Progress progress) throws IOException {
    Instant begun = clock.instant();
    try (SideCopy copy = copies.make();
        Session session = copy.database().open()) {
      return progress.stoppable(session::interrupt, () -> rehearse(copy, session, begun, progress));
    }
  }

  private Rehearsed rehearse(SideCopy copy, Session session, Instant begun, Progress progress)
      throws IOException {
    SchemaSnapshot schemaBefore = session.schema();
    Fingerprint before = copies.content();
    if (!copies.areRead()) {
      Fingerprint found = copy.database().fingerprint(progress);
      requireSame(before, found, copy.database());
    }
    Instant restored = clock.instant();
    List<Violation> old = session.violations();
    var measuring = new MeasuringListener(session, clock);
    Instant applying = clock.instant();
    apply(session, measuring, progress);
    Instant applied = clock.instant();
    if (copies.ground().isWhole()) {
      assertions.check(session);
    }
    Instant comparing = clock.instant();
    Fingerprint after = after(session, before);
    Duration comparison = Duration.between(comparing, clock.instant());
    SchemaSnapshot schemaAfter = session.schema();
    List<Violation> violations = new ArrayList<>(session.violations());
    violations.removeAll(old);
    Map<TableName, TableLock> locks = session.locks();
    Layout layout = session.layout();
    DownProof down =
        new DownTrial(session, applier(session), downs).prove(schemaBefore, before, progress);
    Comparison content = Comparison.between(before, after, layout.next());
    return new Rehearsed(
        copies.ground(),
        new Expectation(before, after, schemaAfter, layout),
        content,
        SchemaDiff.between(schemaBefore, schemaAfter),
        violations,
        Attribution.isNeeded(content, before, batches)
            ? new Attribution(watcher -> replay(watcher, progress)).of(content, before)
            : List.of(),
        locks,
        measuring.measurements(comparison),
        down,
        Duration.between(begun, restored),
        Duration.between(applying, applied));
  }

  /** What one transaction can't have written to is as it was: nobody else knows the copy. */
  private Fingerprint after(Session session, Fingerprint before) {
    Carry carry = Carry.of(before);
    return batches.size() == 1 && session.inTransaction()
        ? session.fingerprint(before, carry, Progress.NONE)
        : session.fingerprint(carry, Progress.NONE);
  }

  private void apply(Session session, Applier.Listener listener, Progress progress) {
    role.ifPresent(session::actAs);
    applier(session).apply(batches, listener, progress);
  }

  private Applier applier(Session session) {
    return new Applier(session, run, "rehearsal", clock).holding(Map.of());
  }

  /** Runs everything again on a new copy, for those who want to look after each statement. */
  private void replay(Attribution.Watcher watcher, Progress progress) throws IOException {
    try (SideCopy copy = copies.make();
        Session session = copy.database().open()) {
      progress.stoppable(session::interrupt, () -> replay(session, watcher));
      session.rollback();
    }
  }

  private int replay(Session session, Attribution.Watcher watcher) {
    watcher.begin(session);
    apply(session, watcher, Progress.NONE);
    return batches.size();
  }

  /** Refuses a copy that is not what was promised. */
  static void requireSame(Fingerprint promised, Fingerprint found, Database copy) {
    Comparison comparison = Comparison.between(promised, found);
    if (!comparison.same()) {
      List<String> changes = comparison.changes().stream().map(Change::describe).toList();
      throw Problem.of(Code.BACKUP_DAMAGED, "the backup does not restore to what it was taken from")
          .why(String.join("\n", changes))
          .remedy("take another backup, and keep " + copy.url() + "'s disk under suspicion")
          .toException();
    }
  }
}
