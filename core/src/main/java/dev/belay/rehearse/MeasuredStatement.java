package dev.belay.rehearse;

import dev.belay.engine.Measurement;
import dev.belay.migration.Migration;
import dev.belay.sql.Statement;
import java.time.Duration;

/**
 * One statement of a rehearsal.
 *
 * @param transaction those of one number ran in one transaction
 * @param took from its beginning to its end, with nobody in its way
 * @param held from its beginning to the end of the last statement of its transaction: so long stays
 *     locked what it has locked, at least
 */
public record MeasuredStatement(
    int transaction,
    Migration migration,
    Statement statement,
    Duration took,
    Duration held,
    Measurement measurement) {
  /** The same where others follow in its transaction. */
  MeasuredStatement andThen(Duration others) {
    return new MeasuredStatement(
        transaction, migration, statement, took, took.plus(others), measurement);
  }

  /** The same with other times and sizes, where nothing follows in its transaction. */
  MeasuredStatement with(Duration newTook, Measurement newMeasurement) {
    return new MeasuredStatement(
        transaction, migration, statement, newTook, newTook, newMeasurement);
  }

  /** File and line. */
  public String place() {
    return migration.file() + ":" + statement.begin().line();
  }
}
