package dev.belay.rehearse;

import dev.belay.engine.Measurement;
import dev.belay.migration.Migration;
import dev.belay.sql.Statement;
import java.time.Duration;

/**
 * One statement of a rehearsal.
 *
 * @param transaction those of one number ran in one transaction
 * @param took from when it began until it had ended, with nothing and nobody in its way
 */
public record MeasuredStatement(
    int transaction,
    Migration migration,
    Statement statement,
    Duration took,
    Measurement measurement) {}
