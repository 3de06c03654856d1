package dev.belay.fingerprint;

import dev.belay.database.RowCount;
import dev.belay.database.TableName;
import java.util.List;
import java.util.Optional;

/**
 * What is in one table.
 *
 * @param columns in declared order
 * @param rowSum the sum of the hashes of whole rows: tells values that changed places between rows
 * @param carried the same sum over the columns of an earlier fingerprint, where one was asked for
 */
public record TableFingerprint(
    TableName table,
    RowCount rows,
    List<ColumnFingerprint> columns,
    Sum128 rowSum,
    Optional<CarriedRows> carried) {
  public TableFingerprint {
    columns = List.copyOf(columns);
  }

  /**
   * The row sum over chosen columns, in the order of an earlier fingerprint. It equals the earlier
   * {@link TableFingerprint#rowSum} exactly if the rows are the same in those columns.
   */
  public record CarriedRows(List<String> columns, Sum128 rowSum) {
    public CarriedRows {
      columns = List.copyOf(columns);
    }
  }

  public Optional<ColumnFingerprint> find(String column) {
    return columns.stream().filter(each -> each.name().equals(column)).findFirst();
  }

  TableFingerprint withoutCarried() {
    return new TableFingerprint(table, rows, columns, rowSum, Optional.empty());
  }
}
