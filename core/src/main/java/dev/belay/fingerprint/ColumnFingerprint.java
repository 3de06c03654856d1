package dev.belay.fingerprint;

import dev.belay.database.RowCount;

/**
 * What is in one column.
 *
 * @param values how many rows have a value there; NULL is not a value
 * @param sum the sum of the hashes of those values
 */
public record ColumnFingerprint(String name, RowCount values, Sum128 sum) {
  /** With the values of the same column in another part of the table. */
  ColumnFingerprint plus(ColumnFingerprint other) {
    return new ColumnFingerprint(name, values.plus(other.values), sum.plus(other.sum));
  }
}
