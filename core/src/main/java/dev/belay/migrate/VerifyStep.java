package dev.belay.migrate;

import dev.belay.check.Check;
import dev.belay.check.Finding;
import dev.belay.check.Severity;
import dev.belay.database.SchemaDiff;
import dev.belay.database.SchemaSnapshot;
import dev.belay.database.TableName;
import dev.belay.engine.Database;
import dev.belay.engine.HistoryEntry;
import dev.belay.engine.Session;
import dev.belay.engine.TableLock;
import dev.belay.engine.Violation;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Comparison;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.fingerprint.Layout;
import dev.belay.migration.Version;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.rehearse.DownProof;
import dev.belay.rehearse.Ground;
import dev.belay.rehearse.Measurements;
import dev.belay.rehearse.Rehearsed;
import dev.belay.verify.ChangeProof;
import dev.belay.verify.Expectation;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Proves the change while it can still be taken back, then makes it last. */
final class VerifyStep implements Step.Pivot {
  private static final String VERSIONS = "versions";
  private static final String VERIFIED = "verified";

  private final Work work;

  VerifyStep(Work work) {
    this.work = work;
  }

  @Override
  public String name() {
    return "verify";
  }

  @Override
  public void run(Notes notes) throws IOException {
    notes.write(VERSIONS, String.join(",", work.plan().versions()));
    Session session = work.session();
    Fingerprint after = work.look(work.before(), Carry.of(work.before()), notes);
    String proof = notes.stoppable(session::interrupt, () -> proof(session, after));
    // before the change lasts, so that a rollback can always tell what was written since
    work.workspace().repository().putFingerprint(work.run(), after.withoutCarried());
    KeptRehearsal.keep(work);
    notes.write(VERIFIED, "yes");
    work.workbench().orElseThrow().finish();
    notes.say(proof + "\nfingerprint " + after.shortDigest());
  }

  private String proof(Session session, Fingerprint after) {
    SchemaSnapshot schema = session.schema();
    requireHeld(session);
    work.plan().assertions().check(session);
    if (work.foretold().isPresent()) {
      return asRehearsed(work.foretold().get(), after, schema);
    }
    work.rehearsed().ifPresent(known -> new ChangeProof(known.expectation()).proveSchema(schema));
    String lost = withoutRehearsal(session, after, schema);
    return work.rehearsed().isPresent()
        ? "schema as rehearsed; rehearsed without all rows: everything was read, nothing was lost"
        : lost;
  }

  /** What was not held from the begin may have been written to by others as well. */
  private void requireHeld(Session session) {
    Map<TableName, TableLock> held = work.held().orElseGet(session::locks);
    List<String> others = new ArrayList<>();
    session
        .locks()
        .forEach(
            (table, lock) -> {
              if (lock.mayWrite() && !held.containsKey(table)) {
                others.add(table + " was locked, as it was not in rehearsal: " + lock.mode());
              }
            });
    if (!others.isEmpty()) {
      throw Problem.of(Code.VERIFICATION_FAILED, "the change touched what it did not in rehearsal")
          .why(String.join("\n", others))
          .state("")
          .toException();
    }
  }

  private String asRehearsed(Rehearsed rehearsed, Fingerprint after, SchemaSnapshot schema) {
    return new ChangeProof(rehearsed.expectation())
        .prove(work.before(), after, schema, work.session().layout());
  }

  /** The change itself is all there is to judge by. */
  private String withoutRehearsal(Session session, Fingerprint after, SchemaSnapshot schema) {
    SchemaSnapshot schemaBefore = work.script().schema().orElse(SchemaSnapshot.EMPTY);
    List<Violation> violations =
        session.violations().stream()
            .filter(violation -> violation.kind().equals("foreign-key"))
            .toList();
    Layout layout = session.layout();
    var seen =
        new Rehearsed(
            Ground.OFF,
            new Expectation(work.before(), after, schema, layout),
            Comparison.between(work.before(), after, layout.next()),
            SchemaDiff.between(schemaBefore, schema),
            violations,
            List.of(),
            session.locks(),
            Measurements.NONE,
            DownProof.NONE,
            Duration.ZERO,
            Duration.ZERO);
    List<Finding> counting =
        new Check(work.script(), work.options().allows()).look(seen).counting(Severity.ERROR);
    if (!counting.isEmpty()) {
      throw Problem.of(Code.VERIFICATION_FAILED, "the change lost data")
          .why(counting.stream().map(Finding::message).collect(Collectors.joining("\n")))
          .state("")
          .remedy("mend the migration, or allow that very loss: see belay check")
          .toException();
    }
    return "not rehearsed; nothing was lost";
  }

  @Override
  public boolean settled(Notes notes) {
    if (notes.read(VERIFIED).isEmpty()) {
      return false;
    }
    // a commit whose answer was lost may be on its way: only then is it one or the other
    work.workbench().ifPresent(workbench -> workbench.session().rollback());
    Database database = work.workspace().database();
    if (!database.exists()) {
      return false;
    }
    Set<Version> missing = new HashSet<>();
    Arrays.stream(notes.read(VERSIONS).orElse("").split(",", -1))
        .filter(version -> !version.isEmpty())
        .forEach(version -> missing.add(new Version(version)));
    try (Session session = database.openReadOnly()) {
      for (HistoryEntry entry : session.history()) {
        if (entry.run().equals(work.run()) && entry.outcome() == work.direction().outcome()) {
          missing.remove(new Version(entry.version()));
        }
      }
    }
    return missing.isEmpty();
  }

  @Override
  public void undo(Notes notes) {
    // the step before has the way back
  }
}
