package dev.belay.rehearse;

import dev.belay.apply.Applier;
import dev.belay.apply.Batch;
import dev.belay.database.SchemaChange;
import dev.belay.database.SchemaDiff;
import dev.belay.database.SchemaSnapshot;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Change;
import dev.belay.fingerprint.Comparison;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.migration.ParsedMigration;
import dev.belay.problem.BelayException;
import dev.belay.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs down scripts on a copy whose migrations have been applied and looked at, and compares what
 * is there then with what was there before. The copy is good for nothing else afterwards.
 *
 * @param scripts the last one first
 */
record DownTrial(Session session, Applier applier, List<ParsedMigration> scripts) {
  /** As on the target, the migrations are committed before they are taken back. */
  DownProof prove(SchemaSnapshot schema, Fingerprint content, Progress progress) {
    if (scripts.isEmpty()) {
      session.rollback();
      return DownProof.NONE;
    }
    try {
      if (session.inTransaction()) {
        session.commit();
      }
      applier.apply(Batch.of(scripts), Applier.Listener.NONE, progress);
      return proof(differences(schema, content));
    } catch (BelayException e) {
      if (!Applier.blames(e.problem())) {
        throw e;
      }
      return proof(List.of(told(e.problem())));
    } finally {
      session.rollback();
    }
  }

  private DownProof proof(List<String> faults) {
    return new DownProof(scripts.stream().map(ParsedMigration::migration).toList(), faults);
  }

  private static String told(Problem problem) {
    return problem.what() + problem.why().lines().findFirst().map(line -> ": " + line).orElse("");
  }

  /** A sequence never gives out a number twice: that it went on is no difference. */
  private List<String> differences(SchemaSnapshot schema, Fingerprint content) {
    List<String> found = new ArrayList<>();
    SchemaDiff.between(schema, session.schema()).changes().stream()
        .map(SchemaChange::describe)
        .forEach(found::add);
    Fingerprint now = session.fingerprint(Carry.of(content), Progress.NONE);
    for (Change change : Comparison.between(content, now).changes()) {
      if (!(change instanceof Change.SequenceForward)) {
        found.add(change.describe());
      }
    }
    return found;
  }
}
