package dev.belay.postgres.measure;

import dev.belay.engine.TableLock;
import dev.belay.engine.TableWork;
import dev.belay.jdbc.Statements;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds the moment after a statement against the moment before it. */
final class Difference {
  private static final String FOREIGN_KEYS =
      "SELECT conname, conrelid, confrelid FROM pg_catalog.pg_constraint WHERE contype = 'f'";

  private final Map<Long, Relation> known;
  private final HeldLocks before;
  private final HeldLocks after;
  private final Touches touches;

  Difference(Map<Long, Relation> known, HeldLocks before, HeldLocks after) {
    this.known = known;
    this.before = before;
    this.after = after;
    this.touches = new Touches(known);
  }

  Touches touches() {
    return touches;
  }

  /**
   * What can be seen of the relations that are locked.
   *
   * @param files the numbers of their files by their ids, which are brought up to date
   */
  void addSeen(RowCounters counters, Map<Long, Long> files) {
    after
        .held()
        .forEach(
            (id, held) -> {
              addLocks(id, held);
              if (held.indexOf() == 0) {
                touches.rows(id, counters.since(id, held.rows()));
              }
              if (held.file() != 0 && held.file() != files.getOrDefault(id, 0L)) {
                files.put(id, held.file());
                addNewFile(id, held);
              }
            });
  }

  /** An index adds nothing to what its table is locked by. */
  private void addLocks(long id, HeldLocks.Held held) {
    Set<TableLock> earlier = before.locksOf(id);
    Set<TableLock> ofTable = before.locksOf(held.indexOf());
    for (TableLock lock : held.locks()) {
      if (!earlier.contains(lock) && !ofTable.contains(lock)) {
        touches.lock(id, lock);
      }
    }
  }

  private void addNewFile(long id, HeldLocks.Held held) {
    if (held.indexOf() != 0) {
      touches.work(held.indexOf(), TableWork.INDEXED);
    } else if (!held.empty()) {
      touches.work(id, TableWork.REWRITTEN);
    } else if (hadRows(id)) {
      touches.work(id, TableWork.EMPTIED);
    }
  }

  private boolean hadRows(long id) {
    return Optional.ofNullable(known.get(id)).filter(table -> !table.size().isZero()).isPresent();
  }

  /** What the server has told, by names without their schemas. */
  void addTold(Notices notices, Statements statements) throws SQLException {
    add(notices.rewritten(), TableWork.REWRITTEN);
    add(notices.checked(), TableWork.CHECKED);
    add(notices.indexed(), TableWork.INDEXED);
    if (!notices.foreignKeys().isEmpty()) {
      for (List<String> row : statements.rows(FOREIGN_KEYS, Integer.MAX_VALUE)) {
        if (notices.foreignKeys().contains(row.get(0))) {
          addIfConcerned(Long.parseLong(row.get(1)), TableWork.REFERENCES_CHECKED);
          addIfConcerned(Long.parseLong(row.get(2)), TableWork.REFERENCES_CHECKED);
        }
      }
    }
  }

  private void add(Set<String> names, TableWork work) {
    if (names.isEmpty()) {
      return;
    }
    for (Relation relation : known.values()) {
      if (relation.isTable() && names.contains(nameNow(relation))) {
        addIfConcerned(relation.id(), work);
      }
    }
  }

  private String nameNow(Relation relation) {
    return Optional.ofNullable(after.held().get(relation.id()))
        .map(HeldLocks.Held::name)
        .orElse(relation.name().name());
  }

  /** A table of that name in another schema isn't locked. Outside of transactions no table is. */
  private void addIfConcerned(long id, TableWork work) {
    if (after.held().isEmpty() || after.held().containsKey(id)) {
      touches.work(id, work);
    }
  }
}
