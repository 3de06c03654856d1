package dev.belay.rehearse;

import dev.belay.database.ByteCount;
import dev.belay.database.TableName;
import dev.belay.engine.Measurement;
import dev.belay.engine.TouchedTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was measured with a part of the rows, multiplied by how much larger the tables of the target
 * are. Work that does not grow with the rows is not.
 *
 * @param all how large the tables of the target are
 * @param part how large those of the copy were
 */
public record Estimate(Map<TableName, ByteCount> all, Map<TableName, ByteCount> part) {
  public Estimate {
    all = Map.copyOf(all);
    part = Map.copyOf(part);
  }

  /** Estimated times, and the sizes of the target. */
  public Measurements of(Measurements measured) {
    Timing timing = Timing.ESTIMATED;
    List<MeasuredStatement> scaled = new ArrayList<>();
    for (MeasuredStatement each : measured.statements()) {
      double factor = factor(each.measurement());
      timing = Double.isInfinite(factor) ? Timing.UNKNOWN : timing;
      Duration took = times(each.took(), Double.isInfinite(factor) ? 1 : factor);
      scaled.add(each.with(took, sized(each.measurement())));
    }
    double whole = ratio(sum(all), sum(part));
    Duration comparison =
        Double.isInfinite(whole) ? Duration.ZERO : times(measured.comparison(), whole);
    return new Measurements(Measurements.held(scaled), comparison, timing);
  }

  private double factor(Measurement measurement) {
    double factor = 1;
    for (TouchedTable touched : measurement.tables()) {
      boolean byRows =
          !touched.work().isEmpty() || !touched.read().isZero() || !touched.written().isZero();
      if (byRows) {
        factor = Math.max(factor, ratio(size(all, touched), size(part, touched)));
      }
    }
    return factor;
  }

  private static long size(Map<TableName, ByteCount> sizes, TouchedTable touched) {
    return sizes.getOrDefault(touched.table(), new ByteCount(0)).bytes();
  }

  private static long sum(Map<TableName, ByteCount> sizes) {
    return sizes.values().stream().mapToLong(ByteCount::bytes).sum();
  }

  private static double ratio(long all, long part) {
    return all <= part ? 1 : (double) all / part;
  }

  private static Duration times(Duration duration, double factor) {
    return Duration.ofNanos(Math.round(duration.toNanos() * factor));
  }

  private Measurement sized(Measurement measurement) {
    return new Measurement(
        measurement.written(),
        measurement.logged(),
        measurement.tables().stream().map(this::sized).toList());
  }

  private TouchedTable sized(TouchedTable touched) {
    return new TouchedTable(
        touched.table(),
        touched.kind(),
        touched.locks(),
        touched.work(),
        touched.read(),
        touched.written(),
        all.getOrDefault(touched.table(), touched.size()));
  }
}
