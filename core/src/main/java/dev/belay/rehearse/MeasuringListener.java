package dev.belay.rehearse;

import dev.belay.apply.Applier;
import dev.belay.apply.Batch;
import dev.belay.engine.Meter;
import dev.belay.engine.Session;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Measures every statement that the applier runs. */
final class MeasuringListener implements Applier.Listener {
  private final Session session;
  private final Meter meter;
  private final InstantSource clock;
  private final List<MeasuredStatement> statements = new ArrayList<>();
  private int transaction;
  private Instant begun = Instant.MIN;

  MeasuringListener(Session session, InstantSource clock) {
    this.session = session;
    this.meter = session.meter();
    this.clock = clock;
  }

  @Override
  public void willRun(ParsedMigration migration, Statement statement) {
    meter.begin();
    begun = clock.instant();
  }

  @Override
  public void ran(ParsedMigration migration, Statement statement) {
    Duration took = Duration.between(begun, clock.instant());
    statements.add(
        new MeasuredStatement(
            transaction, migration.migration(), statement, took, took, meter.end()));
    if (!session.inTransaction()) {
      transaction++;
    }
  }

  @Override
  public void beforeCommit(Batch batch) {
    transaction++;
  }

  Measurements measurements(Duration comparison) {
    return new Measurements(Measurements.held(statements), comparison);
  }
}
