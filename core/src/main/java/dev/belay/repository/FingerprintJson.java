package dev.belay.repository;

import dev.belay.database.RowCount;
import dev.belay.database.TableName;
import dev.belay.fingerprint.ColumnFingerprint;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.fingerprint.Sum128;
import dev.belay.fingerprint.TableFingerprint;
import dev.belay.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Fingerprints as JSON: in manifests, and for machines that read what Belay prints. */
public final class FingerprintJson {
  private FingerprintJson() {}

  public static Json.Members write(Fingerprint fingerprint) {
    Json.Builder sequences = Json.object();
    fingerprint.sequences().forEach(sequences::put);
    return Json.object()
        .put("algorithm", fingerprint.algorithm())
        .put("digest", fingerprint.digest())
        .put("tables", Json.of(fingerprint.tables().stream().map(FingerprintJson::table).toList()))
        .put("sequences", sequences.build())
        .build();
  }

  private static Json table(TableFingerprint table) {
    return Json.object()
        .put("schema", table.table().schema())
        .put("name", table.table().name())
        .put("rows", table.rows().rows())
        .put("rowSum", table.rowSum().toString())
        .put("columns", Json.of(table.columns().stream().map(FingerprintJson::column).toList()))
        .build();
  }

  private static Json column(ColumnFingerprint column) {
    return Json.object()
        .put("name", column.name())
        .put("values", column.values().rows())
        .put("sum", column.sum().toString())
        .build();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws dev.belay.json.JsonException if it is of another shape
   */
  public static Fingerprint read(Json.Members json) {
    List<TableFingerprint> tables =
        json.get("tables").asList().stream().map(FingerprintJson::readTable).toList();
    SortedMap<String, Long> sequences = new TreeMap<>();
    json.get("sequences")
        .asObject()
        .members()
        .forEach((name, value) -> sequences.put(name, value.asLong()));
    return new Fingerprint(json.text("algorithm"), tables, sequences);
  }

  private static TableFingerprint readTable(Json json) {
    Json.Members table = json.asObject();
    return new TableFingerprint(
        new TableName(table.text("schema"), table.text("name")),
        new RowCount(table.number("rows")),
        table.get("columns").asList().stream().map(FingerprintJson::readColumn).toList(),
        Sum128.parse(table.text("rowSum")),
        Optional.empty());
  }

  private static ColumnFingerprint readColumn(Json json) {
    Json.Members column = json.asObject();
    return new ColumnFingerprint(
        column.text("name"),
        new RowCount(column.number("values")),
        Sum128.parse(column.text("sum")));
  }
}
