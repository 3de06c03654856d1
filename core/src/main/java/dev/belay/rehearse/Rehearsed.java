package dev.belay.rehearse;

import dev.belay.database.SchemaDiff;
import dev.belay.database.TableName;
import dev.belay.engine.TableLock;
import dev.belay.engine.Violation;
import dev.belay.fingerprint.Comparison;
import dev.belay.verify.Expectation;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a rehearsal has shown.
 *
 * @param ground what it was run on, and so what it can tell
 * @param expectation content before and after, schema after
 * @param content what became of the data
 * @param schema what became of the schema
 * @param violations rules of the database that are broken after it and were not before
 * @param losses which statement caused which loss; also of what later statements have made up for
 *     in number
 * @param locks how each table was held that had been there before; empty where the engine knows no
 *     locks of tables
 * @param measured what each statement locked, wrote and took
 * @param down whether the down scripts take the migrations back
 * @param restore how long restoring the copy took
 * @param apply how long the migrations took
 */
public record Rehearsed(
    Ground ground,
    Expectation expectation,
    Comparison content,
    SchemaDiff schema,
    List<Violation> violations,
    List<Effect> losses,
    Map<TableName, TableLock> locks,
    Measurements measured,
    DownProof down,
    Duration restore,
    Duration apply) {
  public Rehearsed {
    violations = List.copyOf(violations);
    losses = List.copyOf(losses);
    locks = Map.copyOf(locks);
  }

  /** The same with what is known of down scripts that were not run. */
  public Rehearsed or(DownProof untried) {
    return down.scripts().isEmpty() ? with(measured, untried) : this;
  }

  /** The same with other times. */
  public Rehearsed timed(Measurements other) {
    return with(other, down);
  }

  private Rehearsed with(Measurements newMeasured, DownProof newDown) {
    return new Rehearsed(
        ground,
        expectation,
        content,
        schema,
        violations,
        losses,
        locks,
        newMeasured,
        newDown,
        restore,
        apply);
  }
}
