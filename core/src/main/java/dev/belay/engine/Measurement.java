package dev.belay.engine;

import dev.belay.database.ByteCount;
import dev.belay.database.RowCount;
import java.util.List;
import java.util.Optional;

/**
 * What one statement did.
 *
 * @param written how many rows it inserted, updated and deleted, triggers included
 * @param logged how much the server wrote to its log meanwhile, at most: others may have written,
 *     too; empty where the engine can't tell
 * @param tables those that it touched; none where the engine does not lock tables one by one
 */
public record Measurement(RowCount written, Optional<ByteCount> logged, List<TouchedTable> tables) {
  public Measurement {
    tables = List.copyOf(tables);
  }
}
