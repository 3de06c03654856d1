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
    return between(before, after, Map.of());
  }

  /**
   * The same where more is known of sequences.
   *
   * @param next what sequences that count up give out next, after the change: see {@link Layout}
   */
  public static Comparison between(Fingerprint before, Fingerprint after, Map<String, Long> next) {
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
        changes.addAll(droppedOrRenamed(old, added));
      }
    }
    added.forEach(table -> changes.add(new Change.TableAdded(table.table(), table.rows())));
    compareSequences(before, after, next, changes);
    return new Comparison(changes);
  }

  private static List<Change> droppedOrRenamed(TableFingerprint old, List<TableFingerprint> added) {
    for (TableFingerprint candidate : added) {
      if (!old.rows().isZero() && holdsAll(candidate, old)) {
        added.remove(candidate);
        return renamed(old, candidate);
      }
    }
    return List.of(new Change.TableDropped(old.table(), old.rows()));
  }

  /** The same rows under another name, perhaps with columns more. */
  private static boolean holdsAll(TableFingerprint candidate, TableFingerprint old) {
    boolean sameColumns = candidate.columns().size() == old.columns().size();
    return candidate.rows().equals(old.rows())
        && old.columns().stream()
            .allMatch(column -> candidate.find(column.name()).filter(column::equals).isPresent())
        && (!sameColumns || candidate.rowSum().equals(old.rowSum()));
  }

  private static List<Change> renamed(TableFingerprint old, TableFingerprint now) {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.TableRenamed(old.table(), now.table()));
    for (ColumnFingerprint column : now.columns()) {
      if (old.find(column.name()).isEmpty()) {
        changes.add(new Change.ColumnAdded(now.table(), column.name(), column.values()));
      }
    }
    return changes;
  }

  /** A sequence that is gone together with its table is no loss of its own. */
  private static void compareSequences(
      Fingerprint before, Fingerprint after, Map<String, Long> next, List<Change> changes) {
    for (Map.Entry<String, Long> old : before.sequences().entrySet()) {
      String name = old.getKey();
      long now = after.sequences().getOrDefault(name, 0L);
      long given = next.getOrDefault(name, Long.MAX_VALUE) - 1;
      if (given < old.getValue()) {
        changes.add(new Change.SequenceBack(name, old.getValue(), given));
      } else if (now > old.getValue()) {
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
