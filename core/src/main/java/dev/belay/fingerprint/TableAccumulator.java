package dev.belay.fingerprint;

import dev.belay.database.RowCount;
import dev.belay.database.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds up one table's rows as they stream past, in constant memory. For each row: {@link
 * #beginRow}, one {@code value} call for each column that is not NULL in any order, {@link
 * #endRow}. Rows may come in any order and be divided among several accumulators that are {@link
 * #add}ed in the end. Not thread-safe.
 *
 * <p>Each value is hashed with its type tag to 128 bits. A column's sum adds those hashes. A row's
 * hash adds its values' hashes, each mixed with the column's position, and is mixed once more, so
 * that values which change places between columns or rows change the table's sum of rows.
 */
public final class TableAccumulator {
  /** Names the hash, how it is summed, and the canonical form of values. */
  public static final String ALGORITHM = "murmur3-128-sum-1";

  private static final long POSITION = 0x9E3779B97F4A7C15L;

  private final TableName table;
  private final List<String> columns;
  private final List<String> carried;
  private final int[] carriedPosition;
  private final ContentHash hash = new ContentHash();
  private final long[] values;
  private final long[] high;
  private final long[] low;

  private long rows;
  private long rowHigh;
  private long rowLow;
  private long tableHigh;
  private long tableLow;
  private long carriedRowHigh;
  private long carriedRowLow;
  private long carriedHigh;
  private long carriedLow;

  /**
   * @param columns every column, in declared order; {@code value} calls count from 0 in this list
   * @param carried columns to sum by row once more, all of them in {@code columns}; or empty
   */
  public TableAccumulator(TableName table, List<String> columns, List<String> carried) {
    this.table = table;
    this.columns = List.copyOf(columns);
    this.carried = List.copyOf(carried);
    carriedPosition = columns.stream().mapToInt(carried::indexOf).toArray();
    values = new long[columns.size()];
    high = new long[columns.size()];
    low = new long[columns.size()];
  }

  public TableName table() {
    return table;
  }

  /** How many columns. */
  public int width() {
    return values.length;
  }

  public void beginRow() {
    rowHigh = 0;
    rowLow = 0;
    carriedRowHigh = 0;
    carriedRowLow = 0;
  }

  /** Adds a value of the present row, given as bytes. {@code tag} tells its type. */
  public void value(int column, byte tag, byte[] bytes, int from, int length) {
    hash.hash(tag, bytes, from, length);
    add(column);
  }

  /** Adds a value of the present row that is eight bytes, lowest first. */
  public void value(int column, byte tag, long bits) {
    hash.hash(tag, bits);
    add(column);
  }

  /** Begins a value whose bytes come in pieces; of NULL nothing is known yet. */
  public void beginValue(byte tag) {
    hash.begin(tag);
  }

  /** Some more bytes of the value that was begun last. */
  public void valuePart(byte[] bytes, int from, int length) {
    hash.add(bytes, from, length);
  }

  /** Adds the value that was begun last to the present row; without this call it is NULL. */
  public void endValue(int column) {
    hash.end();
    add(column);
  }

  private void add(int column) {
    long valueHigh = hash.high();
    long valueLow = hash.low();
    values[column]++;
    long sum = low[column] + valueLow;
    high[column] += valueHigh + carry(sum, valueLow);
    low[column] = sum;
    rowHigh += placed(valueHigh, column);
    rowLow += placed(valueLow, column);
    int position = carriedPosition[column];
    if (position >= 0) {
      carriedRowHigh += placed(valueHigh, position);
      carriedRowLow += placed(valueLow, position);
    }
  }

  public void endRow() {
    rows++;
    long wholeLow = ContentHash.finalMix(rowLow ^ POSITION);
    tableLow += wholeLow;
    tableHigh += ContentHash.finalMix(rowHigh + rowLow) + carry(tableLow, wholeLow);
    long partLow = ContentHash.finalMix(carriedRowLow ^ POSITION);
    carriedLow += partLow;
    carriedHigh +=
        ContentHash.finalMix(carriedRowHigh + carriedRowLow) + carry(carriedLow, partLow);
  }

  /** Adds what another accumulator of the same table and columns has seen. */
  public void add(TableAccumulator other) {
    if (!columns.equals(other.columns) || !carried.equals(other.carried)) {
      throw new IllegalArgumentException("accumulators of different columns");
    }
    rows += other.rows;
    for (int column = 0; column < values.length; column++) {
      values[column] += other.values[column];
      low[column] += other.low[column];
      high[column] += other.high[column] + carry(low[column], other.low[column]);
    }
    tableLow += other.tableLow;
    tableHigh += other.tableHigh + carry(tableLow, other.tableLow);
    carriedLow += other.carriedLow;
    carriedHigh += other.carriedHigh + carry(carriedLow, other.carriedLow);
  }

  public TableFingerprint fingerprint() {
    List<ColumnFingerprint> sums = new ArrayList<>();
    for (int column = 0; column < values.length; column++) {
      sums.add(
          new ColumnFingerprint(
              columns.get(column),
              new RowCount(values[column]),
              new Sum128(high[column], low[column])));
    }
    Optional<TableFingerprint.CarriedRows> carriedRows =
        carried.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new TableFingerprint.CarriedRows(carried, new Sum128(carriedHigh, carriedLow)));
    return new TableFingerprint(
        table, new RowCount(rows), sums, new Sum128(tableHigh, tableLow), carriedRows);
  }

  private static long placed(long half, int position) {
    return ContentHash.finalMix(half ^ POSITION * (position + 1));
  }

  private static long carry(long sum, long added) {
    return Long.compareUnsigned(sum, added) < 0 ? 1 : 0;
  }
}
