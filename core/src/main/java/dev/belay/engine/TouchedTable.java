package dev.belay.engine;

import dev.belay.database.ByteCount;
import dev.belay.database.RowCount;
import dev.belay.database.TableName;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one statement did with a table that was there before the migrations.
 *
 * @param table by its name before the migrations
 * @param kind {@code table}, {@code view}, {@code materialized view}, {@code sequence} ...
 * @param locks those that this statement took and no earlier one of the same transaction; those of
 *     its indexes are its own
 * @param read how many rows were read
 * @param written how many rows were inserted, updated and deleted
 * @param size of the table before the migrations, without its indexes
 */
public record TouchedTable(
    TableName table,
    String kind,
    List<TableLock> locks,
    Set<TableWork> work,
    RowCount read,
    RowCount written,
    ByteCount size) {
  /** The kind of what has rows of its own, or partitions that have. */
  public static final String TABLE = "table";

  public TouchedTable {
    locks = List.copyOf(locks);
    EnumSet<TableWork> sorted = EnumSet.noneOf(TableWork.class);
    sorted.addAll(work);
    work = Collections.unmodifiableSet(sorted);
  }

  /** The strongest of the locks; empty where none was taken. */
  public Optional<TableLock> strongest() {
    return locks.stream().reduce(TableLock::stronger);
  }
}
