package dev.belay.fingerprint;

import dev.belay.database.TableName;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How tables and sequences belong together, which their names and contents don't tell.
 *
 * @param roots of each partition the table that it is a part of in the end, at any depth
 * @param next of each sequence that counts up the number that it gives out next; nothing of those
 *     that are called after their tables
 */
public record Layout(Map<TableName, TableName> roots, Map<String, Long> next) {
  public static final Layout NONE = new Layout(Map.of(), Map.of());

  public Layout {
    roots = Map.copyOf(roots);
    next = Map.copyOf(next);
  }

  /**
   * The same content with all partitions of a table in one: a row that moves from one to another
   * makes no difference.
   */
  public Fingerprint whole(Fingerprint parts) {
    SortedMap<TableName, TableFingerprint> tables = new TreeMap<>();
    for (TableFingerprint part : parts.tables()) {
      TableName root = roots.getOrDefault(part.table(), part.table());
      tables.merge(root, part.called(root), TableFingerprint::plus);
    }
    return new Fingerprint(parts.algorithm(), List.copyOf(tables.values()), parts.sequences());
  }
}
