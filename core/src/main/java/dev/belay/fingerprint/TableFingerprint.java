package dev.belay.fingerprint;

import dev.belay.database.RowCount;
import dev.belay.database.TableName;
import java.util.ArrayList;
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

    private Optional<CarriedRows> plus(CarriedRows other) {
      return columns.equals(other.columns)
          ? Optional.of(new CarriedRows(columns, rowSum.plus(other.rowSum)))
          : Optional.empty();
    }
  }

  public Optional<ColumnFingerprint> find(String column) {
    return columns.stream().filter(each -> each.name().equals(column)).findFirst();
  }

  TableFingerprint withoutCarried() {
    return new TableFingerprint(table, rows, columns, rowSum, Optional.empty());
  }

  /** The same under another name. */
  TableFingerprint called(TableName name) {
    return new TableFingerprint(name, rows, columns, rowSum, carried);
  }

  /** With the rows of another part of the same table, whose columns may be in another order. */
  TableFingerprint plus(TableFingerprint other) {
    List<ColumnFingerprint> sums = new ArrayList<>();
    for (ColumnFingerprint column : columns) {
      sums.add(other.find(column.name()).map(column::plus).orElse(column));
    }
    other.columns.stream().filter(column -> find(column.name()).isEmpty()).forEach(sums::add);
    return new TableFingerprint(
        table,
        rows.plus(other.rows),
        sums,
        rowSum.plus(other.rowSum),
        carried.flatMap(one -> other.carried.flatMap(one::plus)));
  }
}
