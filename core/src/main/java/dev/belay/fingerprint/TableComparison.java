package dev.belay.fingerprint;

import dev.belay.database.RowCount;
import dev.belay.database.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares a table with itself at a later time. One comparison, one instance. */
final class TableComparison {
  private final TableFingerprint before;
  private final TableFingerprint after;
  private final List<Change> changes = new ArrayList<>();

  private TableComparison(TableFingerprint before, TableFingerprint after) {
    this.before = before;
    this.after = after;
  }

  static List<Change> between(TableFingerprint before, TableFingerprint after) {
    var comparison = new TableComparison(before, after);
    comparison.compareRows();
    comparison.compareColumnLists();
    if (before.rows().equals(after.rows())) {
      comparison.compareValues();
      comparison.compareArrangement();
    } else {
      comparison.compareValueCounts();
    }
    return comparison.changes;
  }

  private TableName table() {
    return before.table();
  }

  private void compareRows() {
    long difference = after.rows().rows() - before.rows().rows();
    if (difference > 0) {
      changes.add(new Change.RowsAdded(table(), new RowCount(difference)));
    }
    if (difference < 0) {
      changes.add(new Change.RowsRemoved(table(), new RowCount(-difference), before.rows()));
    }
  }

  private void compareColumnLists() {
    List<ColumnFingerprint> added = new ArrayList<>(after.columns());
    added.removeIf(column -> before.find(column.name()).isPresent());
    for (ColumnFingerprint old : before.columns()) {
      if (after.find(old.name()).isEmpty()) {
        changes.add(droppedOrRenamed(old, added));
      }
    }
    for (ColumnFingerprint column : added) {
      changes.add(new Change.ColumnAdded(table(), column.name(), column.values()));
    }
  }

  private Change droppedOrRenamed(ColumnFingerprint old, List<ColumnFingerprint> added) {
    for (ColumnFingerprint candidate : added) {
      if (!old.values().isZero() && sameContent(old, candidate)) {
        added.remove(candidate);
        return new Change.ColumnRenamed(table(), old.name(), candidate.name());
      }
    }
    return new Change.ColumnDropped(table(), old.name(), old.values(), before.rows());
  }

  private void compareValues() {
    for (ColumnFingerprint old : before.columns()) {
      Optional<ColumnFingerprint> now = after.find(old.name());
      if (now.isPresent() && !sameContent(old, now.get())) {
        changes.add(changed(old, now.get()));
      }
    }
  }

  /** With rows more or fewer, what can still be told: values that went while their rows stayed. */
  private void compareValueCounts() {
    long gone = Math.max(0, before.rows().rows() - after.rows().rows());
    for (ColumnFingerprint old : before.columns()) {
      Optional<ColumnFingerprint> now = after.find(old.name());
      if (now.isEmpty()) {
        continue;
      }
      long lost = old.values().rows() - now.get().values().rows() - gone;
      if (lost > 0) {
        changes.add(new Change.ValuesLost(table(), old.name(), new RowCount(lost), old.values()));
      }
    }
  }

  private Change changed(ColumnFingerprint old, ColumnFingerprint now) {
    for (ColumnFingerprint other : before.columns()) {
      if (!other.name().equals(now.name()) && !now.values().isZero() && sameContent(other, now)) {
        return new Change.ValuesMoved(table(), other.name(), now.name(), now.values());
      }
    }
    long lost = old.values().rows() - now.values().rows();
    return lost > 0
        ? new Change.ValuesLost(table(), old.name(), new RowCount(lost), old.values())
        : new Change.ValuesChanged(table(), old.name(), old.values());
  }

  /** Only when all columns hold what they held does the sum of rows say anything more. */
  private void compareArrangement() {
    if (changes.stream().anyMatch(change -> !(change instanceof Change.ColumnAdded))) {
      return;
    }
    List<String> columns = before.columns().stream().map(ColumnFingerprint::name).toList();
    Optional<Sum128> rowSum = rowSumOver(columns);
    if (rowSum.isPresent() && !rowSum.get().equals(before.rowSum())) {
      changes.add(new Change.RowsRearranged(table(), before.rows()));
    }
  }

  private Optional<Sum128> rowSumOver(List<String> columns) {
    if (columns.equals(after.columns().stream().map(ColumnFingerprint::name).toList())) {
      return Optional.of(after.rowSum());
    }
    return after
        .carried()
        .filter(carried -> carried.columns().equals(columns))
        .map(TableFingerprint.CarriedRows::rowSum);
  }

  private static boolean sameContent(ColumnFingerprint one, ColumnFingerprint other) {
    return one.values().equals(other.values()) && one.sum().equals(other.sum());
  }
}
