package dev.belay.postgres.measure;

import dev.belay.database.RowCount;
import dev.belay.engine.TableLock;
import dev.belay.engine.TableWork;
import dev.belay.engine.TouchedTable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Gathers what one statement did, table by table. What came later than the tables is left out. */
final class Touches {
  private final Map<Long, Relation> known;
  private final Map<Long, Touch> touches = new TreeMap<>();

  /** What is known of one table so far. */
  private static final class Touch {
    private final Set<TableLock> locks = new LinkedHashSet<>();
    private final Set<TableWork> work = EnumSet.noneOf(TableWork.class);
    private RowCounters.Rows rows = RowCounters.Rows.NONE;
  }

  Touches(Map<Long, Relation> known) {
    this.known = known;
  }

  void lock(long relation, TableLock lock) {
    touch(relation).ifPresent(touch -> touch.locks.add(lock));
  }

  void work(long relation, TableWork work) {
    touch(relation).ifPresent(touch -> touch.work.add(work));
  }

  void rows(long relation, RowCounters.Rows rows) {
    if (!rows.isZero()) {
      touch(relation).ifPresent(touch -> touch.rows = rows);
    }
  }

  private Optional<Touch> touch(long relation) {
    return Optional.ofNullable(known.get(relation))
        .map(found -> touches.computeIfAbsent(found.table(), table -> new Touch()));
  }

  List<TouchedTable> tables() {
    List<TouchedTable> tables = new ArrayList<>();
    touches.forEach(
        (id, touch) ->
            Optional.ofNullable(known.get(id))
                .map(table -> touched(table, touch))
                .ifPresent(tables::add));
    return tables;
  }

  private static TouchedTable touched(Relation table, Touch touch) {
    if (touch.work.contains(TableWork.REWRITTEN) || touch.work.contains(TableWork.EMPTIED)) {
      touch.work.remove(TableWork.INDEXED); // that is part of it
    }
    return new TouchedTable(
        table.name(),
        table.kind(),
        List.copyOf(touch.locks),
        touch.work,
        new RowCount(touch.rows.read()),
        new RowCount(touch.rows.written()),
        table.size());
  }
}
