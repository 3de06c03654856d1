package dev.belay.sqlite;

import dev.belay.database.RowCount;
import dev.belay.engine.Measurement;
import dev.belay.engine.Meter;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Counts the rows. Locks are no news: whoever writes holds the whole file. */
final class SqliteMeter implements Meter {
  private final LongSupplier changes;
  private long before;

  /** {@code changes} tells how many rows the connection has changed so far. */
  SqliteMeter(LongSupplier changes) {
    this.changes = changes;
  }

  @Override
  public void begin() {
    before = changes.getAsLong();
  }

  @Override
  public Measurement end() {
    var written = new RowCount(changes.getAsLong() - before);
    return new Measurement(written, Optional.empty(), List.of());
  }
}
