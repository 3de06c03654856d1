package dev.belay.fingerprint;

import dev.belay.database.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which columns of which tables a new fingerprint sums by row once more, so that rows can be
 * recognised although columns were added since.
 */
public record Carry(Map<TableName, List<String>> columns) {
  public static final Carry NOTHING = new Carry(Map.of());

  public Carry {
    columns = Map.copyOf(columns);
  }

  /** Every table with exactly the columns it had in {@code before}. */
  public static Carry of(Fingerprint before) {
    Map<TableName, List<String>> columns = new HashMap<>();
    for (TableFingerprint table : before.tables()) {
      columns.put(table.table(), table.columns().stream().map(ColumnFingerprint::name).toList());
    }
    return new Carry(columns);
  }

  /** The columns to carry for one table: empty where nothing, or not all of them, is there. */
  public List<String> columnsOf(TableName table, List<String> present) {
    List<String> wanted = columns.getOrDefault(table, List.of());
    return present.containsAll(wanted) ? wanted : List.of();
  }
}
