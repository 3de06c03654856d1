package dev.belay.check.report;

import dev.belay.engine.Measurement;
import dev.belay.engine.TableLock;
import dev.belay.engine.TouchedTable;
import dev.belay.json.Json;
import dev.belay.rehearse.Closure;
import dev.belay.rehearse.MeasuredStatement;
import dev.belay.rehearse.Measurements;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured of each statement, for machines. */
public final class MeasuredJson {
  private MeasuredJson() {}

  /** All of it. */
  public static Json of(Measurements measured) {
    List<Json> statements = new ArrayList<>();
    for (MeasuredStatement each : measured.statements()) {
      statements.add(of(each));
    }
    return Json.object()
        .put("statements", Json.of(statements))
        .put("comparison_millis", measured.comparison().toMillis())
        .put("timing", measured.timing().toString())
        .build();
  }

  static Json of(MeasuredStatement each) {
    Measurement measurement = each.measurement();
    Json.Builder json =
        Json.object()
            .put("file", each.migration().file())
            .put("line", (long) each.statement().begin().line())
            .put("transaction", (long) each.transaction())
            .put("millis", each.took().toMillis())
            .put("held_millis", each.held().toMillis())
            .put("rows_written", measurement.written().rows());
    measurement.logged().ifPresent(bytes -> json.put("log_bytes_at_most", bytes.bytes()));
    return json.put("tables", Json.of(tables(measurement))).build();
  }

  private static List<Json> tables(Measurement measurement) {
    List<Json> tables = new ArrayList<>();
    for (TouchedTable touched : measurement.tables()) {
      tables.add(
          Json.object()
              .put("table", touched.table().toString())
              .put("kind", touched.kind())
              .put("locks", locks(touched))
              .putTexts("work", touched.work().stream().map(MeasuredJson::word).toList())
              .put("rows_read", touched.read().rows())
              .put("rows_written", touched.written().rows())
              .put("bytes", touched.size().bytes())
              .build());
    }
    return tables;
  }

  private static Json locks(TouchedTable touched) {
    List<Json> locks = new ArrayList<>();
    for (TableLock lock : touched.locks()) {
      locks.add(
          Json.object()
              .put("mode", lock.mode())
              .put("keeps_out", word(lock.keepsOut()))
              .put("may_write", lock.mayWrite())
              .build());
    }
    return Json.of(locks);
  }

  static Json of(Closure closure) {
    return Json.object()
        .put("table", closure.table().toString())
        .put("keeps_out", word(closure.keepsOut()))
        .put("no_writes_millis", closure.writing().toMillis())
        .put("no_reads_millis", closure.reading().toMillis())
        .putTexts("work", closure.work().stream().map(MeasuredJson::word).toList())
        .put("bytes", closure.size().bytes())
        .put("place", closure.place())
        .build();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
