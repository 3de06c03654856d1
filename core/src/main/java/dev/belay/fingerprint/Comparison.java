package dev.belay.fingerprint;

import dev.belay.database.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What differs between two fingerprints, from the earlier to the later.
 *
 * @param changes in the order of the tables; empty exactly if the contents are the same
 */
public record Comparison(List<Change> changes) {
  public Comparison {
    changes = List.copyOf(changes);
  }

  /**
   * Compares. Where tables kept their rows but got columns, {@code after} should carry the columns
   * of {@code before}: only then are values noticed that changed places between rows.
   *
   * @throws IllegalArgumentException if the fingerprints are of different algorithms
   */
  public static Comparison between(Fingerprint before, Fingerprint after) {
    if (!before.algorithm().equals(after.algorithm())) {
      throw new IllegalArgumentException(
          "can't compare " + before.algorithm() + " with " + after.algorithm());
    }
    List<Change> changes = new ArrayList<>();
    List<TableFingerprint> added = new ArrayList<>(after.tables());
    added.removeIf(table -> before.find(table.table()).isPresent());
    for (TableFingerprint old : before.tables()) {
      Optional<TableFingerprint> same = after.find(old.table());
      if (same.isPresent()) {
        changes.addAll(TableComparison.between(old, same.get()));
      } else {
        changes.add(droppedOrRenamed(old, added));
      }
    }
    added.forEach(table -> changes.add(new Change.TableAdded(table.table(), table.rows())));
    compareSequences(before, after, changes);
    return new Comparison(changes);
  }

  private static Change droppedOrRenamed(TableFingerprint old, List<TableFingerprint> added) {
    for (TableFingerprint candidate : added) {
      if (!old.rows().isZero()
          && candidate.rows().equals(old.rows())
          && candidate.columns().equals(old.columns())
          && candidate.rowSum().equals(old.rowSum())) {
        added.remove(candidate);
        return new Change.TableRenamed(old.table(), candidate.table());
      }
    }
    return new Change.TableDropped(old.table(), old.rows());
  }

  /** A sequence that is gone together with its table is no loss of its own. */
  private static void compareSequences(
      Fingerprint before, Fingerprint after, List<Change> changes) {
    for (Map.Entry<String, Long> old : before.sequences().entrySet()) {
      String name = old.getKey();
      long now = after.sequences().getOrDefault(name, 0L);
      if (now > old.getValue()) {
        changes.add(new Change.SequenceForward(name, old.getValue(), now));
      } else if (now < old.getValue() && after.find(TableName.of(name)).isPresent()) {
        changes.add(new Change.SequenceBack(name, old.getValue(), now));
      }
    }
  }

  public boolean same() {
    return changes.isEmpty();
  }

  public boolean losesData() {
    return changes.stream().anyMatch(Change::losesData);
  }
}
