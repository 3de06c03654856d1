package dev.belay.cli.show;

import dev.belay.fingerprint.ColumnFingerprint;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.fingerprint.TableFingerprint;
import dev.belay.json.Json;
import java.util.ArrayList;
import java.util.List;

/** What a fingerprint says. */
public final class FingerprintText {
  private FingerprintText() {}

  /** For people: a line a table. */
  public static List<String> lines(Fingerprint fingerprint) {
    var rows = new Rows(1);
    for (TableFingerprint table : fingerprint.tables()) {
      rows.add(table.table().toString(), table.rows().of("row"), table.rowSum().toString());
    }
    return rows.lines(0);
  }

  /** For people: a line a column as well. */
  public static List<String> columns(Fingerprint fingerprint) {
    var rows = new Rows(1);
    for (TableFingerprint table : fingerprint.tables()) {
      rows.add(table.table().toString(), table.rows().of("row"), table.rowSum().toString());
      for (ColumnFingerprint column : table.columns()) {
        rows.add("  " + column.name(), column.values().of("value"), column.sum().toString());
      }
    }
    fingerprint
        .sequences()
        .forEach((name, value) -> rows.add("sequence of " + name, Long.toString(value), ""));
    return rows.lines(0);
  }

  /** For machines. */
  public static Json.Members json(Fingerprint fingerprint) {
    List<Json> tables = new ArrayList<>();
    for (TableFingerprint table : fingerprint.tables()) {
      tables.add(
          Json.object()
              .put("table", table.table().toString())
              .put("rows", table.rows().rows())
              .put("sum", table.rowSum().toString())
              .put("columns", columns(table))
              .build());
    }
    Json.Builder sequences = Json.object();
    fingerprint.sequences().forEach(sequences::put);
    return Json.object()
        .put("fingerprint", fingerprint.digest())
        .put("algorithm", fingerprint.algorithm())
        .put("tables", Json.of(tables))
        .put("sequences", sequences.build())
        .build();
  }

  private static Json columns(TableFingerprint table) {
    List<Json> columns = new ArrayList<>();
    for (ColumnFingerprint column : table.columns()) {
      columns.add(
          Json.object()
              .put("column", column.name())
              .put("values", column.values().rows())
              .put("sum", column.sum().toString())
              .build());
    }
    return Json.of(columns);
  }
}
