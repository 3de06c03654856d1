package dev.belay.fingerprint;

import dev.belay.database.RowCount;
import dev.belay.database.TableName;
import dev.belay.digest.Sha256;
import dev.belay.problem.Counted;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is in a database, without Belay's own tables. Two fingerprints are equal exactly if the
 * contents are, but for hash collisions.
 *
 * @param algorithm which hash and canonical form; fingerprints of different algorithms can't be
 *     compared
 * @param tables sorted by name
 * @param sequences the last value that each sequence gave out, by name
 */
public record Fingerprint(
    String algorithm, List<TableFingerprint> tables, SortedMap<String, Long> sequences) {
  public Fingerprint {
    tables = tables.stream().sorted(Comparator.comparing(TableFingerprint::table)).toList();
    sequences = Collections.unmodifiableSortedMap(new TreeMap<>(sequences));
  }

  public static Fingerprint empty() {
    return new Fingerprint(TableAccumulator.ALGORITHM, List.of(), new TreeMap<>());
  }

  public Optional<TableFingerprint> find(TableName table) {
    return tables.stream().filter(each -> each.table().equals(table)).findFirst();
  }

  public RowCount rows() {
    return tables.stream().map(TableFingerprint::rows).reduce(RowCount.NONE, RowCount::plus);
  }

  /** For people: {@code 2 tables, 7 rows}. */
  public String counted() {
    return Counted.of(tables.size(), "table") + ", " + rows().of("row");
  }

  /** The same without the sums that were only taken for one comparison. */
  public Fingerprint withoutCarried() {
    return new Fingerprint(
        algorithm, tables.stream().map(TableFingerprint::withoutCarried).toList(), sequences);
  }

  /** 64 hexadecimal digits: equal exactly if tables, columns, contents and sequences are. */
  public String digest() {
    var text = new StringBuilder(algorithm).append('\n');
    for (TableFingerprint table : tables) {
      append(text, table);
    }
    sequences.forEach((name, value) -> text.append("sequence\t" + name + "\t" + value + "\n"));
    return Sha256.of(text.toString());
  }

  /** The first twelve digits of {@link #digest}: for people. */
  public String shortDigest() {
    return digest().substring(0, 12);
  }

  private static void append(StringBuilder text, TableFingerprint table) {
    text.append("table\t" + table.table() + "\t" + table.rows().rows() + "\t" + table.rowSum());
    text.append('\n');
    for (ColumnFingerprint column : table.columns()) {
      text.append("column\t" + column.name() + "\t" + column.values().rows() + "\t" + column.sum());
      text.append('\n');
    }
  }
}
